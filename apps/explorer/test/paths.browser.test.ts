import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

const pair = '#view=datapath&a=cilium-ebpf&b=calico-iptables';
const timeline = '#view=timeline&processes=2&path=calico-iptables';

const hashOf = (page: Page): URLSearchParams =>
  new URLSearchParams(new URL(page.url()).hash.slice(1));

/** What the address says of a name, once it does. */
const waitForHash = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => new URLSearchParams(location.hash.slice(1)).has(wanted), name);

describe.skipIf(browserMissing !== null)('the view of datapaths', () => {
  const { open } = usePage();

  it('says why one path is slower: a sentence, steps that add up, both paths, no word on the console', async () => {
    const { page, said, askedElsewhere } = await open(pair);
    await page.locator('#waterfall .row').first().waitFor();
    expect(await page.locator('#path-finding').textContent()).toMatch(
      /slower than .*: .* more per/,
    );
    expect(await page.locator('#path-chart-a .mark').count()).toBeGreaterThan(30);
    expect(await page.locator('#path-chart-b .mark').count()).toBeGreaterThan(30);
    expect(await page.locator('#pairs-chart .skipped').count()).toBeGreaterThan(5);
    await page.getByRole('radio', { name: 'CPU of the server' }).check({ force: true });
    await waitForHash(page, 'measure');
    await page.goBack();
    expect(hashOf(page).has('measure')).toBe(false);
    expect(said).toEqual([]);
    expect(askedElsewhere).toEqual([]);
    await page.close();
  });

  it('walks a packet by steps, tells each, and keeps where it stands in the address', async () => {
    const { page } = await open('#view=datapath&a=host&workload=tcp-stream');
    await page.locator('#path-chart-a .mark').first().waitFor();
    for (let step = 0; step < 3; step++) await page.locator('#walk-on').click();
    const now = await page.locator('#walk-now').textContent();
    // The address follows at rest.
    const shownNs = Number.parseFloat(now ?? '');
    expect(shownNs).toBeGreaterThan(0);
    await expect.poll(() => Math.abs(Number(hashOf(page).get('atNs')) - shownNs)).toBeLessThan(1);
    expect(await page.locator('#path-detail h4').textContent()).not.toBe('');
    await page.reload();
    await page.locator('#path-chart-a .mark').first().waitFor();
    expect(await page.locator('#walk-now').textContent()).toBe(now);
    await page.close();
  });

  it('is read by keyboard: along the stages, into the table and back', async () => {
    const { page } = await open('#view=datapath');
    await page.locator('#path-chart-a [tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    const at = await page.evaluate(() => document.activeElement?.getAttribute('data-id'));
    expect(await page.locator('#path-detail a').getAttribute('href')).toContain(
      'https://github.com/torvalds/linux/blob/v',
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe(at);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.closest('svg')?.id)).toBe(
      'path-chart-a',
    );
    await page.close();
  });

  it('says why there is nothing to show, and shows the last answer paler', async () => {
    const { page } = await open('#view=datapath&mtu=10');
    await page.locator('#path-refusal').getByText('Not predicted').waitFor();
    await page.close();
  });
});

describe.skipIf(browserMissing !== null)('the timeline', () => {
  const { open } = usePage();

  it('zooms and moves by keys and wheel, and keeps its window in the address', async () => {
    const { page, said } = await open(timeline);
    await page.locator('.slices-process').waitFor({ state: 'attached' });
    await page.locator('#timeline-frame').focus();
    await page.keyboard.press('w');
    await expect.poll(() => hashOf(page).get('fromNs')).toBe('250000');
    await page.keyboard.press('d');
    await expect.poll(() => hashOf(page).get('fromNs')).toBe('375000');
    await page.locator('#timeline-frame').hover();
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(() => !location.hash.includes('fromNs=375000'));
    const { fromNs, toNs } = Object.fromEntries(hashOf(page));
    expect(Number(toNs) - Number(fromNs)).toBeLessThan(400_000);
    await page.keyboard.press('0');
    await expect.poll(() => hashOf(page).has('fromNs')).toBe(false);
    expect(said).toEqual([]);
    await page.close();
  });

  it('gives a recording up when told, and makes it when told again', async () => {
    const { page } = await open('#view=timeline&workload=tcp-stream&processes=32');
    await page.locator('#timeline-cancel').click();
    await page.getByText('Given up.').waitFor();
    expect(await page.locator('#timeline-chart *').count()).toBe(0);
    await page.getByRole('button', { name: 'Record' }).click();
    await page.locator('.slices-process').waitFor({ state: 'attached' });
    expect(await page.locator('#timeline-status').textContent()).toBe('Simulated by events.');
    await page.close();
  });

  it('follows one operation across both machines', async () => {
    const { page } = await open(timeline);
    await page.locator('.slices-process').waitFor({ state: 'attached' });
    await page.locator('#timeline-frame').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.locator('#followed-list li').first().waitFor();
    const list = await page.locator('#followed-list li').allTextContents();
    expect(list.some((line) => line.includes('server CPU'))).toBe(true);
    expect(list.some((line) => line.includes('client CPU'))).toBe(true);
    expect(await page.locator('.thread polyline').count()).toBe(1);
    await page.locator('#timeline-frame').focus();
    await page.keyboard.press('Escape');
    await page.locator('#followed').waitFor({ state: 'hidden' });
    await page.close();
  });

  it.each([
    ['#timeline-chrome', 'traceEvents'],
    ['#timeline-speedscope', 'profiles'],
  ])('saves %s with its %s', async (button, field) => {
    const { page } = await open(timeline);
    await page.locator('.slices-process').waitFor({ state: 'attached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(button).click(),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(file[field].length).toBeGreaterThan(0);
    await page.close();
  });
});

describe.skipIf(browserMissing !== null).each(['light', 'dark'] as const)(
  'both views in %s',
  (colorScheme) => {
    const { open } = usePage({ bypassCSP: true, colorScheme, reducedMotion: 'reduce' });

    it.each([
      [pair, 375],
      [pair, 1440],
      [timeline, 375],
      [timeline, 1440],
    ])('break no rule of axe and do not scroll sideways: %s at %d px', async (hash, width) => {
      const { page } = await open(hash, width);
      await page.locator('.mark, .slices-process').first().waitFor({ state: 'attached' });
      await page.locator('#view details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBeLessThanOrEqual(0);
      if (hash === pair) expect(await page.locator('#walk-play').isVisible()).toBe(false);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });
  },
);
