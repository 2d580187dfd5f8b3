import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

const folder = new URL('./pictures/', import.meta.url);

/** Share of points that may differ: edges of letters do, from one font renderer to the next. */
const tolerance = 0.04;

/** `UPDATE=1` makes the pictures anew, to be looked at before they are committed. */
const isUpdate = process.env['UPDATE'] === '1';

describe.skipIf(browserMissing !== null)('the page looks as it did', () => {
  const { open } = usePage({ reducedMotion: 'reduce' });

  it.each([
    ['compare', '', 375, 'light'],
    ['compare', '', 1440, 'dark'],
    ['compare', '', 3840, 'light'],
    ['compare-scatter', '#chart=scatter', 1440, 'light'],
    ['accuracy', '#view=accuracy', 1440, 'light'],
    ['data', '#view=data&words=slim-nsdi19', 1440, 'light'],
  ] as const)('%s %s at %d px, %s', async (name, hash, width, colorScheme) => {
    const { page } = await open(hash, width);
    await page.emulateMedia({ colorScheme });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    const now = await page.screenshot({ scale: 'css' });
    const file = new URL(`${name}-${width}-${colorScheme}.png`, folder);
    if (isUpdate) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, now);
    }
    expect(await differingShare(page, readFileSync(file), now)).toBeLessThan(tolerance);
    await page.close();
  });
});

/** Share of points of two pictures that differ visibly; 1 where their sizes do. */
async function differingShare(page: Page, before: Buffer, now: Buffer): Promise<number> {
  const pictures = [before, now].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  return page.evaluate(async ([a = '', b = '']) => {
    const pixels = async (address: string) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, canvas.width, canvas.height);
    };
    const [left, right] = [await pixels(a), await pixels(b)];
    if (left === undefined || right === undefined) return 1;
    if (left.width !== right.width || left.height !== right.height) return 1;
    const visible = 32;
    let differing = 0;
    for (let i = 0; i < left.data.length; i += 4) {
      const apart = [0, 1, 2].some(
        (channel) =>
          Math.abs((left.data[i + channel] ?? 0) - (right.data[i + channel] ?? 0)) > visible,
      );
      if (apart) differing++;
    }
    return (4 * differing) / left.data.length;
  }, pictures);
}
