import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow } from '../../../src/layout/row-window.ts';
import { measuredRows } from '../../../src/model/measured-rows.ts';
import { dataView } from '../../../src/views/data/data-view.ts';
import { filtered, searched } from '../../../src/views/data/filter.ts';
import { measuredData } from '../../explorer-data.ts';
import { expectPermalink } from '../view-law.ts';

describe('Data', () => {
  it('keeps its state in the address', () => {
    expectPermalink(
      dataView,
      fc.record({
        words: fc.string({ maxLength: 60 }),
        source: fc.constantFrom('', 'cilium-2021', 'slim-nsdi19'),
        metric: fc.constantFrom('', 'throughput_bps'),
      }),
    );
  });

  it('finds exactly the rows that have every word', () => {
    const rows = searched(measuredRows(measuredData()));
    expect(rows.length).toBeGreaterThan(10_000);
    const found = filtered(rows, { words: 'WireGuard tcp-stream', source: '', metric: '' });
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(JSON.stringify(row).toLowerCase()).toContain('wireguard');
    const inSource = filtered(rows, { words: '', source: 'cilium-2021', metric: 'throughput_bps' });
    expect(inSource.length).toBeGreaterThan(0);
    expect(new Set(inSource.map(({ source }) => source))).toEqual(new Set(['cilium-2021']));
    expect(filtered(rows, { words: 'no such thing', source: '', metric: '' })).toEqual([]);
  });
});

describe('a long list', () => {
  const scrolled = fc.record({
    rowCount: fc.nat(20_000),
    rowHeight: fc.integer({ min: 10, max: 60 }),
    scrollTop: fc.nat(1_000_000),
    height: fc.integer({ min: 100, max: 2000 }),
  });

  it('is as high as all its rows, and draws those in sight and few others', () => {
    fc.assert(
      fc.property(scrolled, (list) => {
        const { first, end, above, below } = rowWindow(list);
        const { rowCount, rowHeight, scrollTop, height } = list;
        expect(above + (end - first) * rowHeight + below).toBe(rowCount * rowHeight);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 25);
        for (const y of [scrollTop, scrollTop + height - 1]) {
          const row = Math.floor(y / rowHeight);
          if (row >= rowCount) continue;
          expect(row).toBeGreaterThanOrEqual(first);
          expect(row).toBeLessThan(end);
        }
      }),
    );
  });
});
