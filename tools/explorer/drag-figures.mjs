/// <reference lib="dom" />
/** How What-if follows a hand: answers, frames, rest, cancel and memory. */

const moves = 200;

/**
 * One line for each figure.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} address - Of the explorer.
 * @returns {Promise<readonly string[]>}
 */
export async function dragFigures(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=what-if&set=all`);
  await page.locator('.cell .predicted').first().waitFor();
  const client = await page.context().newCDPSession(page);
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await answerTimes(page, 20);
  const before = await heap();
  const times = await answerTimes(page, moves);
  const after = await heap();
  const intervals = await frameTimes(page, 120);
  await page.close();
  const late = intervals.filter((each) => each > 25).length;
  return [
    `slider to the answer of that slider, all datapaths drawn: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms (${times.length} moves)`,
    `a move in every frame, all datapaths drawn: ${(1000 / mean(intervals)).toFixed(0)} frames/s, ${late} of ${intervals.length} frames late`,
    `memory of the page: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after ${moves} moves`,
    ...(await restFigures(browser, address)),
  ];
}

/**
 * From rest to the first simulated answer, and from cancelling 32 flows to the next answer.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
async function restFigures(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=what-if&processes=1`);
  await page.locator('.cell.settled').nth(4).waitFor();
  const rests = [];
  for (let i = 0; i < 9; i++) {
    rests.push(
      await page.evaluate(
        async (stop) => {
          const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-clockGhz'));
          const isSettled = () => document.querySelector('.cell.settled') !== null;
          range.value = String(stop);
          range.dispatchEvent(new Event('input', { bubbles: true }));
          const began = performance.now();
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          while (isSettled()) await frame();
          while (!isSettled()) await frame();
          return performance.now() - began;
        },
        10 + 2 * i,
      ),
    );
  }
  const cancels = [];
  await page.goto(`${address}#view=what-if&kind=tcp-stream&processes=32`);
  for (let i = 0; i < 9; i++) {
    await page.waitForFunction(
      () =>
        /** @type {HTMLElement} */ (document.querySelector('#cancel')).style.visibility ===
        'visible',
    );
    cancels.push(
      await page.evaluate(async (stop) => {
        const chart = /** @type {SVGElement} */ (document.querySelector('#multiples'));
        const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-mtu'));
        const turn = chart.dataset['turn'];
        const began = performance.now();
        /** @type {HTMLElement} */ (document.querySelector('#cancel')).click();
        range.value = String(stop);
        range.dispatchEvent(new Event('input', { bubbles: true }));
        while (chart.dataset['turn'] === turn) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return performance.now() - began;
      }, i),
    );
  }
  await page.close();
  return [
    `rest to the first simulated answer, TCP_RR of 1 process: median ${at(rests, 0.5)} ms of ${rests.length}`,
    `cancelling 32 TCP streams to the next answer drawn: median ${at(cancels, 0.5)} ms, longest ${at(cancels, 1)} ms of ${cancels.length}`,
  ];
}

/**
 * Moves a slider and waits each time for the answer to that move [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
const answerTimes = (page, count) =>
  page.evaluate(async (total) => {
    const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-clockGhz'));
    const chart = /** @type {SVGElement} */ (document.querySelector('#multiples'));
    const times = [];
    for (let i = 0; i < total; i++) {
      const turn = chart.dataset['turn'];
      const began = performance.now();
      range.value = String((i * 7) % Number(range.max));
      range.dispatchEvent(new Event('input', { bubbles: true }));
      while (chart.dataset['turn'] === turn) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      times.push(performance.now() - began);
    }
    return times;
  }, count);

/**
 * Moves a slider in every frame, and says how long each frame took [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
const frameTimes = (page, count) =>
  page.evaluate(async (total) => {
    const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-clockGhz'));
    const times = [];
    let last = await new Promise((resolve) => requestAnimationFrame(resolve));
    for (let i = 0; i < total; i++) {
      range.value = String(i % Number(range.max));
      range.dispatchEvent(new Event('input', { bubbles: true }));
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times;
  }, count);

/** @param {readonly number[]} values @param {number} share */
function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return value.toFixed(0);
}

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;
