import { describe, expect, it } from 'vitest';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

describe.skipIf(browserMissing !== null)('the page at any width', () => {
  const { open } = usePage();

  it.each([320, 375, 768, 1440, 3840])('does not scroll sideways at %d px', async (width) => {
    for (const test of ['tcp-stream-32', 'tcp-crr-32']) {
      const { page } = await open(`#test=${test}`, width);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      const inner = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        labels: [...document.querySelectorAll('.frame')].map((frame) => {
          const right = frame.getBoundingClientRect().right;
          const ends = [...frame.querySelectorAll('text')].map(
            (text) => text.getBoundingClientRect().right,
          );
          return Math.max(...ends) - right;
        }),
      }));
      expect(inner.page).toBeLessThanOrEqual(0);
      for (const beyond of inner.labels) expect(beyond).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it.each([375, 1440, 3840])('has axes that can be read at %d px', async (width) => {
    for (const test of ['tcp-stream-1', 'tcp-stream-32', 'tcp-rr-32', 'tcp-crr-1']) {
      const { page } = await open(`#test=${test}`, width);
      for (const chart of ['#rate-chart', '#cpu-chart']) {
        const texts = await page.locator(`${chart} .axis text`).evaluateAll((all) =>
          all.map((text) => {
            const { left, right } = text.getBoundingClientRect();
            return { left, right };
          }),
        );
        // Zero, two more and the unit.
        expect(texts.length).toBeGreaterThanOrEqual(4);
        for (const [index, { left }] of texts.slice(1).entries()) {
          expect(left - (texts[index]?.right ?? 0)).toBeGreaterThan(2);
        }
        const beyond = await page.locator(chart).evaluate((svg) => {
          const right = (all: Iterable<Element>) =>
            Math.max(...[...all].map((each) => each.getBoundingClientRect().right));
          return (
            right(svg.querySelectorAll('.axis line')) -
            right(svg.querySelectorAll('rect.predicted'))
          );
        });
        expect(beyond).toBeGreaterThan(0);
      }
      await page.close();
    }
  });

  it.each([375, 1440, 3840])(
    'shows tables whole, and as wide as it is, at %d px',
    async (width) => {
      const { page } = await open('#test=tcp-crr-32', width);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      const main = await page.locator('#study').evaluate((study) => study.clientWidth);
      const tables = await page.locator('.scroller').evaluateAll((all) =>
        all.map((scroller) => ({
          width: scroller.clientWidth,
          hidden: scroller.scrollWidth - scroller.clientWidth,
          caption: scroller.querySelector('caption span')?.scrollWidth ?? Number.POSITIVE_INFINITY,
          last: scroller.querySelector('td:last-child')?.getBoundingClientRect().right,
        })),
      );
      expect(tables.length).toBe(4);
      for (const table of tables) {
        expect(table.width).toBe(main);
        expect(table.hidden).toBeLessThanOrEqual(0);
        expect(table.caption).toBeLessThanOrEqual(main);
        expect(table.last).toBeLessThanOrEqual(width);
      }
      await page.close();
    },
  );

  it('writes names on one line where there is room', async () => {
    const { page } = await open('#test=tcp-rr-32', 3840);
    for (const row of await page.locator('#rate-chart .row').all()) {
      expect(await row.locator('text.name:not(.quiet)').count()).toBe(1);
    }
    await page.close();
  });

  it('draws anew at the width of a window that changes', async () => {
    const { page } = await open('', 1440);
    const width = () => page.locator('#rate-chart').evaluate((chart) => chart.clientWidth);
    const wide = await width();
    await page.setViewportSize({ width: 400, height: 800 });
    await expect.poll(width).toBeLessThan(Math.min(wide, 400));
    await page.close();
  });

  it('draws every mark where its numbers say, from the first picture on', async () => {
    const { page } = await open('#test=tcp-crr-32', 1440);
    const differences = await page.evaluate(() =>
      [...document.querySelectorAll('rect.predicted')].map((bar) => {
        const frame = bar.closest('svg')?.getBoundingClientRect().left ?? 0;
        return bar.getBoundingClientRect().left - frame - Number(bar.getAttribute('x'));
      }),
    );
    for (const difference of differences) expect(Math.abs(difference)).toBeLessThan(1);
    await page.close();
  });

  it('does not move what is already shown', async () => {
    const { page } = await open();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBeLessThan(0.02);
    await page.close();
  });

  it('moves marks after a choice only, and not for a reader who asked for less motion', async () => {
    const { page } = await open();
    const duration = () =>
      page
        .locator('.row')
        .first()
        .evaluate((row) => getComputedStyle(row).transitionDuration);
    expect(await duration()).toBe('0s');
    await page.getByRole('radio', { name: 'TCP_CRR' }).check({ force: true });
    expect(await duration()).toBe('0.2s');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await duration()).toBe('0s');
    await page.close();
  });
});
