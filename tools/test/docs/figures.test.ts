import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coreMachine } from '../../docs/documents.ts';
import { figures } from '../../docs/figures/figure-documents.ts';
import { figureData } from '../../docs/figures/figure-data.ts';
import { linePicture } from '../../docs/figures/line-picture.ts';

const root = new URL('../../..', import.meta.url).pathname;
const machine = coreMachine(root);

describe.each(figures)('the figure of $id', (figure) => {
  const data = figureData(figure, machine);

  it('has numbers that differ: the mechanism does something', () => {
    const values = data.values.flat();
    expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.max(...values)).toBeGreaterThan(1.04 * Math.min(...values));
  });

  it('draws one line for each series, with a point for each value', () => {
    const lines = linePicture(data).match(/points="[^"]*"/g) ?? [];
    expect(lines).toHaveLength(figure.series.length);
    for (const line of lines) expect(line.split(' ')).toHaveLength(figure.x.values.length);
  });

  it('keeps lines within the picture and labels apart', () => {
    const picture = linePicture(data);
    for (const [, y] of picture.matchAll(/[\d.]+,([\d.]+)/g)) {
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(300);
    }
    const labels = [...picture.matchAll(/<text class="c\d" x="\d+" y="([\d.]+)"/g)]
      .map(([, y]) => Number(y))
      .sort((a, b) => a - b);
    for (const [index, y] of labels.slice(1).entries()) {
      expect(y - (labels[index] ?? 0)).toBeGreaterThan(12);
    }
  });

  it('stands on the page of its mechanism', () => {
    const page = readFileSync(`${root}/docs/model/${figure.id}.md`, 'utf8');
    expect(page).toContain(`(../pictures/model/${figure.id}.svg)`);
  });
});
