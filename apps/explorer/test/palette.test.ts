import { readFileSync } from 'node:fs';
import { familyNames } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const families = Object.keys(familyNames);

const css = ['palette', 'page']
  .map((name) => readFileSync(new URL(`../src/styles/${name}.css`, import.meta.url), 'utf8'))
  .join('\n');

const pairOf = (name: string): readonly [light: string, dark: string] => {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (found === null) throw new Error(`the style sheets have no --${name}`);
  return [found[1] ?? '', found[2] ?? ''];
};

/** @source WCAG 2.2, relative luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('colours in %s', (_name, at) => {
  const surface = pairOf('surface')[at];

  it.each([
    'predicted',
    'published',
    'quiet',
    'ink',
    'warning',
    ...families.map((f) => `family-${f}`),
  ])('can be read: %s', (name) => {
    expect(contrast(pairOf(name)[at], surface)).toBeGreaterThanOrEqual(4.5);
  });
});
