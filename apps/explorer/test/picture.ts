import type { Page } from 'playwright';

/** Pictures wider than this are kept smaller [px]: the eye still finds all that a test can. */
const widest = 800;

/** A screenshot as it is kept: a JPEG, because there are many. */
export async function scaledDown(page: Page, png: Buffer): Promise<Buffer> {
  const kept = await page.evaluate(
    async ([address, most]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const scale = Math.min(1, most / image.naturalWidth);
      const [width, height] = [image.naturalWidth, image.naturalHeight].map((side) =>
        Math.round(side * scale),
      ) as [number, number];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, height);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.75 })).arrayBuffer(),
      );
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    },
    [addressOf(png), widest] as const,
  );
  return Buffer.from(kept, 'latin1');
}

/** Share of points of two pictures that differ visibly; 1 where their sizes do. */
export function differingShare(page: Page, before: Buffer, now: Buffer): Promise<number> {
  return page.evaluate(
    async ([a, b]) => {
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
    },
    [addressOf(before), addressOf(now)] as const,
  );
}

/** The browser looks itself which kind of picture it is. */
const addressOf = (picture: Buffer): string =>
  `data:image/png;base64,${picture.toString('base64')}`;
