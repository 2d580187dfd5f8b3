import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browserMissing } from '../built-page.ts';
import { usePage } from '../opened-page.ts';

/** Sets a slider to a stop, as a hand or an arrow key does. */
const setSlider = (page: Page, selector: string, stop: number): Promise<void> =>
  page.locator(selector).evaluate((range, to) => {
    (range as HTMLInputElement).value = String(to);
    range.dispatchEvent(new Event('input', { bubbles: true }));
  }, stop);

/** Waits until the chart of What-if shows the answer to a question after this one. */
const nextAnswer = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const before = await page.locator('#multiples').getAttribute('data-turn');
  await act();
  await page.waitForFunction(
    (turn) => document.querySelector<SVGElement>('#multiples')?.dataset['turn'] !== turn,
    before,
  );
};

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().textContent()) ?? '';

describe.skipIf(browserMissing !== null)('What-if', () => {
  const { open } = usePage();

  it('follows a slider by keyboard, then simulates, and keeps all of it in the address', async () => {
    const { page, said, askedElsewhere } = await open('#view=what-if&processes=2');
    await page.locator('#knob-processes').focus();
    const before = await textOf(page, '.cell .value');
    await nextAnswer(page, () => page.keyboard.press('ArrowRight'));
    expect(await textOf(page, '#headline')).toContain('3 processes');
    expect(await textOf(page, '.cell .value')).not.toBe(before);
    expect(await page.locator('#knob-processes').getAttribute('aria-valuetext')).toBe('3');
    expect(new URL(page.url()).hash).toContain('processes=3');
    await page.locator('.cell.settled').nth(4).waitFor();
    expect(await textOf(page, '#status')).toBe('Simulated by events.');
    expect(await page.locator('.cell .band.thick').count()).toBe(5);
    expect([said, askedElsewhere]).toEqual([[], []]);
    await page.close();
  });

  it('says in place why a datapath cannot do this, and shows the others', async () => {
    const { page } = await open('#view=what-if&set=crypto&target=host&processes=1');
    await page.locator('.cell.refused .note').first().waitFor();
    expect(await textOf(page, '.cell.refused .note')).toContain('does not tunnel');
    expect(await textOf(page, '#finding')).toContain('No datapath shown can do this');
    await nextAnswer(page, () => page.locator('#load-target').selectOption('pod'));
    expect(await page.locator('.cell.refused').count()).toBe(0);
    await page.close();
  });

  it('keeps a pinned load beside the next ones, and brings it back', async () => {
    const { page } = await open('#view=what-if&processes=1');
    await page.locator('.cell .predicted').first().waitFor();
    await page.getByRole('button', { name: 'Pin this load' }).click();
    await nextAnswer(page, () => setSlider(page, '#knob-mtu', 0));
    await page.locator('.cell .pin').first().waitFor({ state: 'attached' });
    expect(await page.locator('.cell .pin').count()).toBe(5);
    await page.reload();
    await page.locator('.cell .pin').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Bring back A' }).click();
    expect(await textOf(page, '#headline')).toContain('MTU 1\u202f500');
    await page.close();
  });

  it('moves nothing else while a slider is dragged', async () => {
    const { page } = await open('#view=what-if&processes=1');
    await page.locator('.cell .predicted').first().waitFor();
    const places = (): Promise<readonly number[]> =>
      page.locator('.knob, .cell, #multiples, #multiples-table').evaluateAll((all) =>
        all.flatMap((each) => {
          const { x, y } = each.getBoundingClientRect();
          return each.matches('.cell') ? [] : [x, y];
        }),
      );
    const drag = async (moves: number): Promise<void> => {
      for (let move = 0; move < moves; move++) {
        await setSlider(page, '#knob-clockGhz', (move * 7) % 36);
      }
    };
    await nextAnswer(page, () => drag(20));
    const before = await places();
    await nextAnswer(page, () => drag(60));
    // What costs were scaled by is told below the chart, in lines that were not there before.
    expect((await places()).slice(0, -2)).toEqual(before.slice(0, -2));
    await page.close();
  });

  it('writes the address at rest, and by then has drawn what is out of sight too', async () => {
    const { page } = await open('#view=what-if&set=all&processes=1');
    await page.locator('.cell .predicted').first().waitFor();
    const last = page.locator('.cell').last();
    await last.locator('.value').waitFor({ state: 'attached' });
    const before = await last.textContent();
    const written = await page.evaluate(async () => {
      const range = document.querySelector('#knob-clockGhz') as HTMLInputElement;
      const write = history.replaceState.bind(history);
      let count = 0;
      history.replaceState = (...given) => {
        count++;
        write(...given);
      };
      for (let move = 0; move < 40; move++) {
        range.value = String(move % 10);
        range.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return count;
    });
    expect(written).toBeLessThan(5);
    const stops = await page.locator('#knob-clockGhz').getAttribute('aria-valuetext');
    await page.waitForURL((url) => url.hash.includes(`clockGhz=${Number.parseFloat(stops ?? '')}`));
    await page.waitForFunction(
      (text) => document.querySelector('.cell:last-of-type')?.textContent !== text,
      before,
    );
    await page.close();
  });

  it('scales costs with the clock, says on what basis, and cancels what runs', async () => {
    const { page } = await open('#view=what-if&kind=tcp-stream&processes=32');
    await page.locator('.cell .predicted').first().waitFor();
    const running = page.locator('#cancel');
    await running.waitFor({ state: 'visible' });
    await running.click();
    await running.waitFor({ state: 'hidden' });
    expect(await textOf(page, '#status')).toMatch(/^(Closed form|Simulated by events: [1-4])/);
    await nextAnswer(page, () => setSlider(page, '#knob-clockGhz', 10));
    expect(await textOf(page, '#basis')).toContain('4.5 GHz / 2 GHz');
    await page.close();
  });
});

describe.skipIf(browserMissing !== null)('Sweep', () => {
  const { open } = usePage();

  it('names what crosses, reads the lines at a place, and simulates there', async () => {
    const { page, said } = await open('#view=sweep');
    await page.locator('#crossings li').first().waitFor();
    expect(await textOf(page, '#crossings')).toMatch(/Services/);
    await page.locator('.line .wide').nth(2).waitFor({ state: 'attached' });
    await page.locator('#cursor').focus();
    await page.keyboard.press('End');
    expect(await textOf(page, '#sweep-detail')).toMatch(/^At 50\u202f000 Services: kube-proxy/);
    await page.getByRole('button', { name: 'Simulate here' }).click();
    await page.locator('.line circle').nth(2).waitFor();
    expect(new URL(page.url()).hash).toContain('marks=50000');
    await page.locator('#sweep-table summary').click();
    await page.locator('#sweep-table tbody tr').nth(20).waitFor();
    expect(said).toEqual([]);
    await page.close();
  });

  it('draws a map of two numbers, with lines through it, and back', async () => {
    const { page } = await open('#view=sweep&x=clockGhz&y=processes&target=pod&systems=host');
    await page.locator('.heat .contour').first().waitFor();
    expect(await page.locator('.heat rect').count()).toBe(24 * 16);
    await page.locator('#sweep-y').selectOption('');
    await page.locator('.line .course').first().waitFor();
    await page.goBack();
    await page.locator('.heat .contour').first().waitFor();
    await page.close();
  });

  it('draws where one datapath beats another, and says by how much', async () => {
    const { page } = await open('#view=sweep&x=services&y=processes');
    await page.locator('.heat .contour').first().waitFor();
    await page.locator('#map-against').selectOption('flannel-host-gw+kube-proxy-ipvs');
    await page.locator('.heat .contour.even').waitFor();
    expect(await page.locator('.heat .less').count()).toBeGreaterThan(0);
    expect(await textOf(page, '#crossings')).toMatch(/ beats .* at \d+ of 384 places, by up to /);
    expect(new URL(page.url()).hash).toContain('against=flannel-host-gw%2Bkube-proxy-ipvs');
    await page.close();
  });
});

describe.skipIf(browserMissing !== null)('Size', () => {
  const { open } = usePage();
  const machines = async (page: Page): Promise<readonly number[]> =>
    page
      .locator('#size-chart .value')
      .evaluateAll((all) => all.map((each) => Number((each.textContent ?? '').replace(/\s/g, ''))));

  it('sorts by machines, needs more for more load, and leaves nonsense in its field', async () => {
    const { page, said } = await open('#view=size&processes=64');
    await page.locator('#size-chart .value').nth(4).waitFor();
    const few = await machines(page);
    expect(few.toSorted((a, b) => a - b)).toEqual(few);
    await page.locator('#demand').fill('50000000');
    await page.waitForFunction(
      (before) => document.querySelector('#size-chart .value')?.textContent?.trim() !== before,
      String(few[0]),
    );
    const more = await machines(page);
    for (const [i, count] of more.entries()) expect(count).toBeGreaterThan((few[i] ?? 0) * 5);
    await page.locator('#demand').fill('-1');
    expect(await textOf(page, '#hint')).toContain('Load');
    expect(await machines(page)).toEqual(more);
    expect(said).toEqual([]);
    await page.close();
  });

  it('says when a latency limit cannot be reached', async () => {
    const { page } = await open('#view=size&processes=8&limitUs=1');
    await page.locator('#not-carried li').nth(4).waitFor();
    expect(await textOf(page, '#not-carried')).toContain('one operation alone takes');
    await page.close();
  });
});
