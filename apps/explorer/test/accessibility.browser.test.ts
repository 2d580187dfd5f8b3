import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

describe.skipIf(browserMissing !== null)('the page without a mouse', () => {
  const { open } = usePage();

  it('can be walked by keyboard: along the marks, into the table and back', async () => {
    const { page } = await open('#test=tcp-rr-32');
    await page.locator('#rate-chart [tabindex="0"]').focus();
    const ids = await page
      .locator('#rate-chart .row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
    const at = async (key: string) => {
      await page.keyboard.press(key);
      return focused(page);
    };
    expect(await at('ArrowDown')).toEqual({ place: 'rate-chart', id: ids[1] });
    expect(await at('End')).toEqual({ place: 'rate-chart', id: ids.at(-1) });
    expect(await at('ArrowDown')).toEqual({ place: 'rate-chart', id: ids.at(-1) });
    expect(await at('Home')).toEqual({ place: 'rate-chart', id: ids[0] });
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#cpu-chart [aria-selected="true"]').getAttribute('data-id')).toBe(
      ids[1],
    );
    expect(await at('Enter')).toEqual({ place: 'rate-table', id: ids[1] });
    expect(await page.locator('#rate-table').getAttribute('open')).not.toBeNull();
    expect(await at('Escape')).toEqual({ place: 'rate-chart', id: ids[1] });
    expect((await at('?')).place).toBe('keys');
    await page.close();
  });

  it('shows where the focus is, on controls and on marks', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: 'TCP_RR' }).focus();
    await page.keyboard.press('ArrowLeft');
    const outline = await page.evaluate(
      () =>
        getComputedStyle(document.querySelector('#workload input:focus + span') as Element)
          .outlineStyle,
    );
    expect(outline).toBe('solid');
    await page.locator('#cpu-chart [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    const stroke = await page.evaluate(
      () => getComputedStyle(document.querySelector('.row:focus .backdrop') as Element).stroke,
    );
    expect(stroke).not.toBe('none');
    await page.close();
  });

  it('names a mark by what is written at it, and describes it by its detail', async () => {
    const { page } = await open('#test=tcp-rr-32');
    const mark = page
      .locator('#rate-chart')
      .getByRole('option', { name: /^Node to node host, [a-z ]+[\d.]+\s[kM]\/s/ });
    expect(await mark.count()).toBe(1);
    await mark.focus();
    expect(await mark.getAttribute('aria-describedby')).toBe('rate-detail');
    expect(await page.locator('#rate-detail').textContent()).toMatch(/^Node to node: predicted/);
    await page.close();
  });
});

describe.skipIf(browserMissing !== null)('marks of every view without a mouse', () => {
  const { open } = usePage();

  it.each([
    ['#view=compare', '#latency-chart'],
    ['#view=what-if&processes=1', '#multiples'],
    ['#view=size&processes=8', '#size-chart'],
    ['#view=accuracy', '#strips'],
    ['#view=accuracy', '#pairs'],
  ])('of %s, %s: arrows go from one to the next', async (hash, chart) => {
    const { page } = await open(hash);
    const marks = page.locator(`${chart} [role="option"]`);
    await marks.nth(1).waitFor();
    await page.locator(`${chart} [tabindex="0"]`).first().focus();
    await page.keyboard.press('Home');
    const first = await marks.first().getAttribute('data-id');
    expect((await focused(page)).id).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).id).toBe(await marks.nth(1).getAttribute('data-id'));
    await page.close();
  });

  it('of Sweep: the place that is read moves by arrows, and is said', async () => {
    const { page } = await open('#view=sweep');
    await page.locator('.line .course').first().waitFor();
    await page.locator('#cursor').focus();
    await page.keyboard.press('End');
    await page.locator('#sweep-detail', { hasText: 'At 50\u202f000 Services' }).waitFor();
    await page.close();
  });
});

describe.skipIf(browserMissing !== null).each(['light', 'dark'] as const)(
  'in %s',
  (colorScheme) => {
    const { served, open } = usePage({ bypassCSP: true, colorScheme });

    it.each([375, 1440])('breaks no rule of axe at %d px, tables and lists open', async (width) => {
      const { page } = await open('#test=tcp-crr-32', width);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });

    it('breaks no rule of axe when there is nothing to show', async () => {
      served.body = null;
      const { page } = await open('', 375);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });
  },
);

/** Which mark or row has the focus, and in which part of the page. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const place = document.activeElement?.closest('svg, details, fieldset')?.id ?? '';
    return { place, id: document.activeElement?.getAttribute('data-id') ?? null };
  });
