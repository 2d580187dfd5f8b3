import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';
import { differingShare, scaledDown } from './picture.ts';
import { settled } from './settled.ts';

const folder = new URL('./pictures/', import.meta.url);

/** Share of points that may differ: edges of letters do, from one font renderer to the next. */
const tolerance = 0.03;

/** `UPDATE=1` makes the pictures anew, to be looked at before they are committed. */
const isUpdate = process.env['UPDATE'] === '1';

/** A telephone, a laptop and a wall. */
const sizes = [
  { width: 375, height: 1400 },
  { width: 1440, height: 1000 },
  { width: 3840, height: 2160 },
] as const;
const schemes = ['light', 'dark'] as const;

/** Answers come one after another, on a busy machine with pauses: so long until the last [ms]. */
const patienceMs = 60_000;

/** Every view, and where it has several charts, each of them. */
const addresses = {
  compare: '',
  'compare-scatter': '#chart=scatter',
  'compare-residuals': '#chart=residuals',
  datapath: '#view=datapath&a=calico-iptables',
  why: '#view=datapath&a=cilium-ebpf&b=calico-iptables',
  timeline: '#view=timeline&processes=2&fromNs=100000&toNs=300000',
  'what-if': '#view=what-if&processes=1',
  sweep: '#view=sweep',
  'sweep-map': '#view=sweep&x=clockGhz&y=processes&target=pod&systems=host',
  size: '#view=size&processes=8',
  data: '#view=data&words=slim-nsdi19',
  accuracy: '#view=accuracy',
} as const;

describe.skipIf(browserMissing !== null)('every view at any size, in light and dark', () => {
  const { open } = usePage({ reducedMotion: 'reduce' });

  it.each(Object.entries(addresses))(
    '%s looks as it did, and does not scroll sideways',
    async (name, hash) => {
      const { page, said } = await open(hash, 1440);
      await settled(page, isUpdate ? 5000 : 700);
      for (const size of sizes) {
        for (const colorScheme of schemes) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await settled(page, 120);
          expect(await beyond(page)).toBeLessThanOrEqual(0);
          const file = new URL(`${name}-${size.width}-${colorScheme}.jpg`, folder);
          if (isUpdate) {
            mkdirSync(folder, { recursive: true });
            writeFileSync(file, await pictureOf(page));
          }
          const share = await leastShare(page, readFileSync(file));
          expect([file.pathname, share < tolerance ? 0 : share]).toEqual([file.pathname, 0]);
        }
      }
      expect(said).toEqual([]);
      await page.close();
    },
  );
});

const pictureOf = async (page: Page): Promise<Buffer> =>
  scaledDown(page, await page.screenshot({ scale: 'css' }));

/** What differs from a picture once all answers have come: waits for these, not for a time. */
async function leastShare(page: Page, before: Buffer): Promise<number> {
  for (const until = Date.now() + patienceMs; ; ) {
    const share = await differingShare(page, before, await pictureOf(page));
    if (share < tolerance || Date.now() > until) return share;
    await settled(page, 500);
  }
}

/** How much of the page is out of sight to the right [px]. */
const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
