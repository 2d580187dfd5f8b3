/// <reference lib="dom" />
/** How fast the explorer is to its reader, measured in Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dragFigures } from './drag-figures.mjs';
import { withExplorer } from './opened-explorer.mjs';

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
    lines.push(...(await dragFigures(browser, address)));
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
