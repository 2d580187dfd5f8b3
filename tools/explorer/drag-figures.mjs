/** How What-if follows a hand: answers, frames and memory while a slider moves. */
import { at, atMost, median, targetOf } from './figure.mjs';
import { answerTimes, draggedFrames } from './page-driver.mjs';

const moves = 200;
const repeats = 5;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address - Of the explorer.
 * @returns {Promise<readonly import('./figure.mjs').Figure[]>}
 */
export async function dragFigures(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}#view=what-if&set=all`);
  await page.locator('.cell .predicted').first().waitFor();
  const count = await page.locator('.cell').count();
  const client = await page.context().newCDPSession(page);
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await answerTimes(page, 20);
  const before = await heap();
  const times = [await answerTimes(page, moves)];
  const after = await heap();
  while (times.length < repeats) times.push(await answerTimes(page, moves / 4));
  const drags = [];
  for (let i = 0; i < repeats; i++) drags.push(await draggedFrames(page, 120));
  await page.close();
  const rates = drags.map((frames) => (1000 * frames.length) / frames.reduce((a, b) => a + b, 0));
  const late = drags.flat().filter((each) => each > 25).length / drags.flat().length;
  const grown = after / before - 1;
  return [
    atMost(
      `a move of a slider until its answer is drawn, ${count} datapaths, median`,
      times.map(median),
      ...per(null),
    ),
    atMost(
      'the same, 95th percentile',
      times.map((each) => at(each, 0.95)),
      ...per(100),
    ),
    {
      name: 'a move in every frame: frames per second',
      found: `${median(rates).toFixed(1)} (${(100 * late).toFixed(1)} % of frames later than 25 ms)`,
      // A display of 60 Hz shows 59.9 in some seconds.
      ...targetOf('60', Math.round(median(rates)) >= 60),
    },
    {
      name: `memory of the page after ${moves} moves`,
      found: `${after.toFixed(1)} MB, before ${before.toFixed(1)} MB`,
      ...targetOf('within 10 %', grown <= 0.1),
    },
  ];
}

/** @param {number | null} most @returns {['ms', number | null]} */
const per = (most) => ['ms', most];
