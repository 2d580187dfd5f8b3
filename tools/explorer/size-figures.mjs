/// <reference lib="dom" />
/** How large the explorer is: everything that its build wrote, and what the first picture needs of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The app may weigh so much without data [kB]. */
const most = 200;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {string} folder - What the server of that address serves.
 * @returns {Promise<readonly import('./figure.mjs').Figure[]>}
 */
export async function sizeFigures(browser, address, folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('data/'));
  const first = await askedFirst(browser, address);
  const kilobytes = (/** @type {(name: string) => boolean} */ isCounted) =>
    files
      .filter(isCounted)
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1e3;
  const isCatalogue = (/** @type {string} */ name) => /^assets\/catalogue-/.test(name);
  const app = kilobytes((name) => !isCatalogue(name));
  return [
    {
      name: 'app without data: every view, the simulator, styles, readers of files; gzip',
      ...{ found: `${app.toFixed(1)} kB`, target: `<= ${most} kB`, isMet: app <= most },
    },
    plain(
      'the catalogue beside it: literals of datapaths, stages, modifiers',
      kilobytes(isCatalogue),
    ),
    plain(
      'both together, all that a reader could ever load but data/',
      kilobytes(() => true),
    ),
    plain(
      'of that for the first picture, with the simulator and the catalogue',
      kilobytes((name) => first.has(name)),
    ),
  ];
}

/** @param {string} name @param {number} size @returns {import('./figure.mjs').Figure} */
const plain = (name, size) => ({ name, found: `${size.toFixed(1)} kB`, target: '', isMet: null });

/**
 * Names of the files that the page asks for by itself.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
async function askedFirst(browser, address) {
  const page = await browser.newPage();
  /** @type {Set<string>} */
  const names = new Set();
  page.context().on('request', (request) => {
    const path = new URL(request.url()).pathname.slice(1);
    names.add(path === '' ? 'index.html' : path);
  });
  await page.goto(address);
  await page.locator('#rate-chart rect.predicted').first().waitFor();
  await page.waitForLoadState('networkidle');
  for (const name of names) if (name.endsWith('.json')) names.delete(name);
  await page.close();
  return names;
}
