/** What comes when a hand rests, and how soon it can be had off again. */
import { atMost } from './figure.mjs';
import { cancelTime, restTime } from './page-driver.mjs';

const runs = 9;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @returns {Promise<readonly import('./figure.mjs').Figure[]>}
 */
export async function restFigures(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=what-if&processes=1`);
  await page.locator('.cell.settled').nth(4).waitFor();
  const rests = [];
  for (let i = 0; i < runs; i++) rests.push(await restTime(page, 10 + 2 * i));
  await page.goto(`${address}#view=what-if&kind=tcp-stream&processes=32`);
  const cancels = [];
  for (let i = 0; i < runs; i++) cancels.push(await cancelTime(page, i));
  await page.close();
  return [
    atMost('the last move until the first simulated answer, TCP_RR of 1 process', rests, 'ms', 300),
    atMost('32 TCP streams cancelled until the next answer is drawn', cancels, 'ms', 50),
  ];
}
