import { describe, expect, it } from 'vitest';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';
import { explorerData } from './explorer-data.ts';
import { study } from './study.ts';

if (browserMissing !== null) console.warn(`Browser tests skipped: ${browserMissing}.`);

const rowCount = study.rows.filter(
  (row) => row.workload === 'tcp-rr' && row.processes === 32,
).length;

describe.skipIf(browserMissing !== null)('the page in a browser', () => {
  const { served, open } = usePage();

  it('draws every row of the test, says the finding, and nothing on the console', async () => {
    const { page, said, askedElsewhere } = await open('#test=tcp-rr-32');
    expect(await page.locator('#rate-chart .row').count()).toBe(rowCount);
    expect(await page.locator('#cpu-chart .row').count()).toBe(rowCount);
    expect(await page.locator('#limits dd').count()).toBe(rowCount);
    expect(await page.locator('#headline').textContent()).toContain(
      'TCP request/response, 32 processes',
    );
    expect(await page.locator('#finding').textContent()).toMatch(
      /predicted .*held-out .*published/,
    );
    expect(await page.locator('#rate-interval').textContent()).toContain(
      'of measurements are expected',
    );
    expect(await page.locator('a[href^="http"]').count()).toBe(0);
    expect(said).toEqual([]);
    expect(askedElsewhere).toEqual([]);
    await page.close();
  });

  it('follows the choice of a test, keeps it in the address and opens from there', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: 'TCP_STREAM' }).check({ force: true });
    await page.getByRole('radio', { name: '1', exact: true }).check({ force: true });
    await page.getByRole('radio', { name: 'dark' }).check({ force: true });
    await page.getByRole('radio', { name: 'by measurement' }).check({ force: true });
    expect(new URL(page.url()).hash).toBe('#test=tcp-stream-1&sort=published&theme=dark');
    const headline = await page.locator('#headline').textContent();
    expect(headline).toContain('TCP stream, 1 process');
    await page.reload();
    await page.locator('#study').waitFor();
    expect(await page.locator('#headline').textContent()).toBe(headline);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      'dark',
    );
    await page.close();
  });

  it('takes an address that says what is so anyway, and does not complain', async () => {
    const { page } = await open('#view=sweep&x=services&services=1&kind=tcp-crr');
    await page.locator('#headline').waitFor();
    expect(await page.locator('#address-note').isVisible()).toBe(false);
    await page.evaluate(() => {
      location.hash = '#test=tcp-rr-32';
    });
    await page.locator('#rate-chart .row').first().waitFor();
    expect(await page.locator('#address-note').isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe('');
    await page.close();
  });

  it('explains in two clicks why one is slower than another: the row, then Show why', async () => {
    const { page } = await open();
    await page.locator('#rate-chart [data-id^="calico-iptables+"]').click();
    await page.getByRole('button', { name: 'Show why' }).click();
    await page.locator('#waterfall .row').first().waitFor();
    expect(await page.locator('#path-finding').textContent()).toMatch(
      /^Calico, iptables is \d+\s% slower than .*: /,
    );
    await page.close();
  });

  it('shows the first test for an address that it cannot follow, corrects it and says so', async () => {
    const { page } = await open('#test=nope&theme=dark');
    const hash = () => new URL(page.url()).hash;
    expect(hash()).toBe('#theme=dark');
    const note = page.locator('#address-note');
    expect(await note.textContent()).toContain('"test=nope"');
    await page.getByRole('radio', { name: 'TCP_CRR' }).check({ force: true });
    await note.waitFor({ state: 'hidden' });
    await page.evaluate(() => {
      location.hash = '#test=tcp-rr-7';
    });
    await note.getByText('"test=tcp-rr-7"').waitFor();
    expect(hash()).toBe('');
    await page.close();
  });

  it('moves a bar to its new length and does not replace it', async () => {
    const { page } = await open('#test=tcp-rr-32');
    const same = await page.evaluate(() => {
      const bar = () =>
        document.querySelector('#rate-chart [data-id^="cilium-ebpf+"] rect.predicted');
      const [before, width] = [bar(), bar()?.getAttribute('width')];
      document.querySelector<HTMLInputElement>('input[value="tcp-crr"]')?.click();
      return { element: bar() === before, width: bar()?.getAttribute('width') === width };
    });
    expect(same).toEqual({ element: true, width: false });
    await page.close();
  });

  it.each([
    ['no file', null, 200, 'There is no data yet', 'npm start'],
    ['a file that is not JSON', '{"rows": [', 200, 'data/explorer.json has 1 problem', 'not JSON'],
    [
      'a file of another shape',
      '{"hardware": 3}',
      200,
      'data/explorer.json has 7 problems',
      'hardware: found 3, expected a list',
    ],
    ['a server that fails', 'no', 500, 'The data could not be read', 'the server says 500'],
  ])('says what is wrong and what to do, given %s', async (_case, body, status, title, detail) => {
    Object.assign(served, { body, status });
    const { page } = await open();
    expect(await page.locator('#notice h1').textContent()).toBe(title);
    expect(await page.locator('#notice').textContent()).toContain(detail);
    expect(await page.locator('#notice pre').textContent()).toBe('npm start');
    expect(await page.locator('#view').isVisible()).toBe(false);
    await page.close();
  });

  it('copies a table as a spreadsheet takes it', async () => {
    const { page } = await open('#test=tcp-rr-32');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#rate-table summary').click();
    await page.locator('#rate-table button').click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(lines.length).toBe(rowCount + 1);
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
    await page.close();
  });

  it('says that predictions of another catalogue are stale', async () => {
    served.body = JSON.stringify(explorerData).replaceAll(
      /("catalogueHash":)"[^"]*"/g,
      '$1"another"',
    );
    const { page } = await open();
    expect(await page.locator('#doubts').textContent()).toContain('Stale');
    await page.close();
  });
});
