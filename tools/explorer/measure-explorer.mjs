/// <reference lib="dom" />
/** How fast the explorer is to its reader, measured in Chromium. */
import { cpus, loadavg } from 'node:os';
import { crowdFigures } from './crowd-figures.mjs';
import { dragFigures } from './drag-figures.mjs';
import { atMost, figureLines } from './figure.mjs';
import { withExplorer } from './opened-explorer.mjs';
import { restFigures } from './rest-figures.mjs';
import { sizeFigures } from './size-figures.mjs';

/**
 * One line for each figure, under one that says where they were measured.
 *
 * @param {string} root - Of the clone.
 * @returns {Promise<readonly string[]>}
 */
export async function measureExplorer(root) {
  /** @type {import('./figure.mjs').Figure[]} */
  const figures = [];
  let machine = '';
  await withExplorer(root, async ({ address, folder, browser }) => {
    const [busy = 0] = loadavg();
    const [cpu] = cpus();
    machine = `${cpu?.model.trim() ?? ''}, ${cpus().length} cores, Chromium ${browser.version()} without a GPU; load of the machine ${busy.toFixed(1)} before`;
    const paints = [];
    for (let i = 0; i < 5; i++) paints.push(await firstPicture(browser, address));
    figures.push(
      ...(await sizeFigures(browser, address, folder)),
      atMost('the first picture with its bars', paints, 'ms', 1000),
      ...(await dragFigures(browser, address)),
      ...(await restFigures(browser, address)),
      ...(await crowdFigures(browser, address)),
    );
  });
  return [machine, '', ...figureLines(figures)];
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
