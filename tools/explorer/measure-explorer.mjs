/// <reference lib="dom" />
/** How fast the explorer is to its reader, measured in Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { withExplorer } from './opened-explorer.mjs';

const moves = 200;

/**
 * One line for each figure.
 *
 * @param {string} root - Of the clone.
 * @returns {Promise<readonly string[]>}
 */
export async function measureExplorer(root) {
  /** @type {string[]} */
  const lines = [];
  await withExplorer(root, async ({ address, folder, browser }) => {
    lines.push(...sizes(folder));
    const paints = [];
    for (let i = 0; i < 5; i++) paints.push(await firstPicture(browser, address));
    paints.sort((a, b) => a - b);
    lines.push(`first picture with its bars: ${Math.round(paints[2] ?? 0)} ms (median of 5)`);
    lines.push(...(await sliderLines(browser, address)));
  });
  return lines;
}

/** @param {string} folder */
function sizes(folder) {
  const assets = readdirSync(join(folder, 'assets')).map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(folder, 'assets', name))).length,
  }));
  const sum = (/** @type {(name: string) => boolean} */ isCounted) =>
    assets.reduce((bytes, each) => (isCounted(each.name) ? bytes + each.bytes : bytes), 0) / 1e3;
  const worker = sum((name) => name.startsWith('worker-'));
  const all = sum(() => true);
  return [
    `app, gzip, without data: ${all.toFixed(0)} kB in all, of it ${worker.toFixed(0)} kB the simulator`,
  ];
}

/**
 * From asking for the page to its first picture that has bars [ms].
 *
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
async function firstPicture(browser, address) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('#rate-chart rect.predicted') === null)
        requestAnimationFrame(look);
      else requestAnimationFrame(() => performance.mark('bars'));
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('bars').length > 0);
  const at = await page.evaluate(() => performance.getEntriesByName('bars')[0]?.startTime ?? 0);
  await page.close();
  return at;
}

/**
 * From a slider's move to the next change of the chart, and what memory does over all moves.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
async function sliderLines(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=what-if`);
  const isThere = await page
    .locator('#view input[type=range]')
    .first()
    .waitFor({ timeout: 10_000 })
    .then(() => true)
    .catch(() => false);
  if (!isThere) return ['no view with a slider'];
  await page.waitForTimeout(2000);
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.enable');
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await moveSlider(page, 20);
  const before = await heap();
  const times = (await moveSlider(page, moves)).sort((a, b) => a - b);
  await page.waitForTimeout(1500);
  const after = await heap();
  await page.close();
  const p95 = times[Math.floor(0.95 * times.length)] ?? 0;
  const median = times[Math.floor(0.5 * times.length)] ?? 0;
  return [
    `slider to redrawn chart: median ${median.toFixed(0)} ms, 95th percentile ${p95.toFixed(0)} ms (${times.length} moves)`,
    `memory of the page: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after ${moves} moves`,
  ];
}

/**
 * Moves a slider and waits for the picture each time [ms].
 *
 * @param {import('playwright').Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
const moveSlider = (page, count) =>
  page.evaluate(async (total) => {
    const slider = /** @type {HTMLInputElement} */ (
      document.querySelector('#view input[type=range]')
    );
    const chart = /** @type {Element} */ (document.querySelector('#view svg'));
    const [least, most] = [Number(slider.min), Number(slider.max)];
    const times = [];
    for (let i = 0; i < total; i++) {
      const began = performance.now();
      const changed = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(undefined);
        });
        observer.observe(chart, { attributes: true, childList: true, subtree: true });
        setTimeout(() => {
          observer.disconnect();
          resolve(undefined);
        }, 1000);
      });
      slider.value = String(least + ((i * 7) % 50) * ((most - least) / 50));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await changed;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now() - began);
    }
    return times;
  }, count);
