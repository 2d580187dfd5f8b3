/** Many data points at once: the table of every measured row, as often over as it takes. */
import { median, targetOf } from './figure.mjs';
import { scrolledFrames } from './page-driver.mjs';

const repeats = 5;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @returns {Promise<readonly import('./figure.mjs').Figure[]>}
 */
export async function crowdFigures(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=data`);
  await page.locator('#data-table tbody tr').nth(5).waitFor();
  const rows = Number(await page.locator('#data-table').getAttribute('aria-rowcount')) - 1;
  const scrolls = [];
  for (let i = 0; i < repeats; i++) {
    await page.locator('#data-scroller').evaluate((box) => {
      box.scrollTop = 0;
    });
    scrolls.push(await scrolledFrames(page, '#data-scroller', 120));
  }
  await page.close();
  const rates = scrolls.map((frames) => (1000 * frames.length) / frames.reduce((a, b) => a + b, 0));
  const longest = Math.max(...scrolls.flat());
  return [
    {
      name: `${rows} measured rows scrolled through in two seconds: frames per second`,
      found: `${median(rates).toFixed(1)} (longest frame ${longest.toFixed(0)} ms)`,
      ...targetOf('60', Math.round(median(rates)) >= 60),
    },
  ];
}
