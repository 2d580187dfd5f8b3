import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { registry } from '../src/views/registry.ts';
import { explorerData } from './explorer-data.ts';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

const files = mkdtempSync(join(tmpdir(), 'hopwise-files-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

/** A file on disk, as a reader has it. */
function fileNamed(name: string, text: string): string {
  const path = join(files, name);
  writeFileSync(path, text);
  return path;
}

const row = (system: string, value: number): string =>
  `my-lab,my-machine,${system},,tcp-rr,pod-to-pod-direct,32,1,1500,1,rr_per_s,${value},1/s,raw-file,\n`;
const header =
  'source,hardware_id,system,system_version,workload,path,streams,message_bytes,mtu,run,metric,value,unit,method,note\n';
const iperf3 = readFileSync(
  new URL('../../../packages/dataset/test/samples/iperf3/tcp-2-streams.json', import.meta.url),
  'utf8',
);

/** As if nothing were known of other products. */
const onlyCilium = explorerData.capabilities.filter(({ product }) => product === 'cilium');

const choose = (page: Page, ...paths: readonly string[]) =>
  page.locator('#desk-files').setInputFiles([...paths]);
const hash = (page: Page) => new URL(page.url()).hash;

describe.skipIf(browserMissing !== null)('views in a browser', () => {
  const { open, served } = usePage();

  it.each(registry.map(({ id, title }) => [id, title] as const))(
    'opens %s from its address and from the navigation, and says nothing on the console',
    async (id, title) => {
      const { page, said, askedElsewhere } = await open(id === 'compare' ? '' : `#view=${id}`);
      expect(await page.title()).toBe(`${title} - Hopwise`);
      expect(await page.locator('#views a[aria-current]').textContent()).toBe(title);
      await page.locator('#views a').filter({ hasNotText: title }).first().click();
      await page.locator('#views a[aria-current]').filter({ hasNotText: title }).waitFor();
      await page
        .locator('#views a')
        .filter({ hasText: new RegExp(`^${title}$`) })
        .click();
      await page.locator('#views a[aria-current]').filter({ hasText: title }).waitFor();
      expect(await page.locator('#view h1').first().textContent()).toBeTruthy();
      expect(said).toEqual([]);
      expect(askedElsewhere).toEqual([]);
      await page.close();
    },
  );

  it('goes back and forward through views and choices', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: 'scatter' }).check({ force: true });
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.locator('#data-table').waitFor();
    await page.goBack();
    await page.locator('#rate-chart circle.mark').first().waitFor();
    expect(hash(page)).toBe('#chart=scatter');
    await page.goBack();
    await page.locator('#rate-chart rect.predicted').first().waitFor();
    expect(hash(page)).toBe('');
    await page.goForward();
    await page.goForward();
    await page.locator('#data-table').waitFor();
    expect(hash(page)).toBe('#view=data');
    await page.close();
  });

  it('draws scatter and residuals with a mark for each measured rate, and walks them by keys', async () => {
    const { page } = await open('#chart=scatter');
    expect(await page.locator('#rate-chart circle.mark').count()).toBe(6);
    await page.locator('#rate-chart [tabindex="0"]').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /predicted .*measured /,
    );
    await page.getByRole('radio', { name: 'residuals' }).check({ force: true });
    expect(await page.locator('#rate-chart rect.predicted').count()).toBe(6);
    await page.close();
  });

  it('leaves out what is not known to have what is asked for, and says so', async () => {
    served.body = JSON.stringify({ ...explorerData, capabilities: onlyCilium });
    const { page } = await open();
    await page.getByRole('checkbox', { name: 'encryption' }).check();
    expect(hash(page)).toBe('#needs=encryption');
    const names = await page.locator('#rate-chart .name:not(.quiet)').allTextContents();
    expect(names.join(' ')).toMatch(/Node to node.*Cilium/);
    expect(names.join(' ')).not.toContain('Calico');
    expect(await page.locator('#finding').textContent()).toContain('2 rows are left out');
    await page.close();
  });

  it('finds rows among all that were measured, and keeps few of them in the page', async () => {
    const { page } = await open('#view=data');
    await page.locator('#data-table tbody tr').first().waitFor();
    expect(await page.locator('#data-sentence').textContent()).toMatch(/1\d\u202f\d{3} rows/);
    expect(await page.locator('#data-table tbody tr').count()).toBeLessThan(80);
    await page.locator('#data-scroller').evaluate((node) => {
      node.scrollTop = node.scrollHeight;
    });
    const last = page.locator('#data-table tbody tr').last();
    await expect
      .poll(() => last.getAttribute('aria-rowindex'))
      .toBe(await page.locator('#data-table').getAttribute('aria-rowcount'));
    await page.locator('#data-words').fill('slim-nsdi19 throughput_bps');
    await expect.poll(() => page.locator('#data-sentence').textContent()).toContain('of 1 source');
    expect(hash(page)).toContain('words=slim-nsdi19+throughput_bps');
    await page.close();
  });

  it('shows a dropped table beside the predictions, and takes it away again', async () => {
    const { page, askedElsewhere } = await open('#view=data');
    const hostile = '<img src=x onerror=alert(1)>.csv';
    await choose(page, fileNamed(hostile, header + row('cilium-ebpf', 1_000_001)));
    await page.locator('#desk li', { hasText: '1 rows' }).waitFor();
    expect(await page.locator('#desk strong').textContent()).toBe(hostile);
    expect(await page.locator('#desk img').count()).toBe(0);
    await page.locator('#data-table tr.dropped').first().waitFor();
    await page.locator('#views a', { hasText: 'Compare' }).click();
    const dot = page.locator('#rate-chart [data-id^="cilium-ebpf+"] circle.dropped');
    await dot.waitFor();
    await page.locator('#rate-chart [data-id^="cilium-ebpf+"]').hover();
    expect(await page.locator('#rate-detail').textContent()).toContain('your file my-lab');
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.locator('#desk button').click();
    await expect.poll(() => page.locator('#desk li').count()).toBe(0);
    expect(askedElsewhere).toEqual([]);
    await page.close();
  });

  it('takes an output of iperf3 for the datapath that the reader names', async () => {
    const { page } = await open('#view=data');
    await choose(page, fileNamed('iperf3.json', iperf3));
    await page.locator('#desk select').selectOption('cilium-ebpf');
    const dropped = page.locator('#data-table tr.dropped').first();
    await expect.poll(() => dropped.textContent()).toContain('Cilium, eBPF host routing');
    await page.close();
  });

  it('says what is wrong with broken files, and keeps what was there', async () => {
    const { page, said } = await open('#view=data&words=slim-nsdi19');
    await choose(
      page,
      fileNamed('broken.csv', header + row('cilium-ebpf', 1).replace('1/s', 'furlong')),
      fileNamed('deep.json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      fileNamed('empty.json', ''),
      fileNamed('good.csv', header + row('host', 2)),
    );
    await page.locator('#desk li.refused').first().waitFor();
    const words = (await page.locator('#desk').textContent()) ?? '';
    expect(words).toContain('furlong');
    expect(words).toContain('nested 50000 deep');
    expect(words).toContain('the file is empty');
    expect(await page.locator('#desk > li.rows').count()).toBe(1);
    expect(said).toEqual([]);
    await page.close();
  });

  it('exports what is shown as SVG, PNG, CSV and JSON, and prints to PDF', async () => {
    const { page } = await open();
    for (const [kind, starts] of [
      ['svg', '<svg'],
      ['png', '\u0089PNG'],
      ['csv', 'Datapath,Family'],
      ['json', '{\n  "caption"'],
    ] as const) {
      await page.locator('#export').evaluate((menu) => {
        (menu as HTMLDetailsElement).open = true;
      });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`#export [data-export="${kind}"]`).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`hopwise-compare.${kind}`);
      const content = readFileSync(await download.path()).toString('latin1');
      expect(content.slice(0, starts.length)).toBe(starts);
    }
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });

  const hasDatapaths = registry.some(({ id }) => id === 'datapath');

  it.skipIf(!hasDatapaths)(
    'goes to a datapath that is searched by name, with / and Enter',
    async () => {
      const { page } = await open();
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
      await page.keyboard.type('calico-iptables');
      await page.keyboard.press('Enter');
      await expect.poll(() => hash(page)).toContain('view=datapath');
      await page.close();
    },
  );
});
