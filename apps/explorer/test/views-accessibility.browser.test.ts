import { describe, expect, it } from 'vitest';
import { registry } from '../src/views/registry.ts';
import { axeViolations } from './axe.ts';
import { browserMissing } from './built-page.ts';
import { usePage } from './opened-page.ts';

describe.skipIf(browserMissing !== null).each(['light', 'dark'] as const)(
  'every view in %s',
  (colorScheme) => {
    const { open } = usePage({ bypassCSP: true, colorScheme });

    it.each(registry.map(({ id }) => id))('breaks no rule of axe: %s', async (id) => {
      const { page } = await open(`#view=${id}`, colorScheme === 'light' ? 1440 : 375);
      await page.waitForTimeout(500);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });
  },
);
