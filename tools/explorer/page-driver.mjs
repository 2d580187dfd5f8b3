/// <reference lib="dom" />
/** What the benchmark does on the page of What if: it moves a slider as a hand does. */

/**
 * Moves the clock and waits each time for the answer to that move to be drawn [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export const answerTimes = (page, count) =>
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
 * Moves the clock in every frame, and says how long each frame took [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export const draggedFrames = (page, count) =>
  page.evaluate(async (total) => {
    const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-clockGhz'));
    const times = [];
    /** @type {number} */
    let last = await new Promise((resolve) => requestAnimationFrame(resolve));
    for (let i = 0; i < total; i++) {
      range.value = String(i % Number(range.max));
      range.dispatchEvent(new Event('input', { bubbles: true }));
      /** @type {number} */
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times;
  }, count);

/**
 * From a move to the first cell that a simulation fills [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} stop - Where the clock is moved to.
 * @returns {Promise<number>}
 */
export const restTime = (page, stop) =>
  page.evaluate(async (to) => {
    const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-clockGhz'));
    const isSettled = () => document.querySelector('.cell.settled') !== null;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    range.value = String(to);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    const began = performance.now();
    while (isSettled()) await frame();
    while (!isSettled()) await frame();
    return performance.now() - began;
  }, stop);

/**
 * Cancels what runs and moves the MTU at once: how long until the answer to that is drawn [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} stop - Where the MTU is moved to.
 * @returns {Promise<number>}
 */
export async function cancelTime(page, stop) {
  await page.locator('#cancel').waitFor({ state: 'visible' });
  return page.evaluate(async (to) => {
    const chart = /** @type {SVGElement} */ (document.querySelector('#multiples'));
    const range = /** @type {HTMLInputElement} */ (document.querySelector('#knob-mtu'));
    const turn = chart.dataset['turn'];
    const began = performance.now();
    /** @type {HTMLElement} */ (document.querySelector('#cancel')).click();
    range.value = String(to);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    while (chart.dataset['turn'] === turn) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - began;
  }, stop);
}

/**
 * Scrolls by a step in every frame, and says how long each frame took [ms].
 *
 * @param {import('playwright').Page} page
 * @param {string} selector - What scrolls.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export const scrolledFrames = (page, selector, count) =>
  page.evaluate(
    async ({ of, total }) => {
      const box = /** @type {HTMLElement} */ (document.querySelector(of));
      const step = (box.scrollHeight - box.clientHeight) / total;
      const times = [];
      /** @type {number} */
      let last = await new Promise((resolve) => requestAnimationFrame(resolve));
      for (let i = 0; i < total; i++) {
        box.scrollTop += step;
        /** @type {number} */
        const now = await new Promise((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { of: selector, total: count },
  );
