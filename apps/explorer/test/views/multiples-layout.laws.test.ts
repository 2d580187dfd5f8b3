import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplesLayout, type MultipleDatum } from '../../src/views/what-if/multiples-layout.ts';

const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
const aBand = fc.array(amount, { minLength: 5, maxLength: 5 }).map((each) => {
  const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = each.toSorted((a, b) => a - b);
  return { p5, p25, p50, p75, p95 };
});
const aDatum: fc.Arbitrary<MultipleDatum> = fc.record({
  id: fc.uuid(),
  name: fc.string({ maxLength: 60 }),
  value: fc.option(amount, { nil: null }),
  band: fc.option(aBand, { nil: null }),
  pins: fc.array(fc.option(amount, { nil: null }), { maxLength: 3 }),
  note: fc.lorem({ maxCount: 20 }),
});
const someData = fc.array(aDatum, { minLength: 1, maxLength: 60 });
const aSize = fc.record({
  width: fc.integer({ min: 300, max: 3840 }),
  em: fc.integer({ min: 10, max: 26 }),
});

describe('small multiples', () => {
  it('stay within their room, and no two cells overlap', () => {
    fc.assert(
      fc.property(someData, aSize, (data, size) => {
        const { cells, cellWidth, cellHeight, width, height } = multiplesLayout(data, size);
        expect(new Set(cells.map(({ x, y }) => `${x} ${y}`)).size).toBe(data.length);
        for (const { x, y, bar, wide, pins } of cells) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + cellWidth).toBeLessThanOrEqual(width + 1e-6);
          expect(y + cellHeight).toBeLessThanOrEqual(height + 1e-6);
          for (const end of [bar?.width ?? 0, wide?.to ?? 0, ...pins.map((pin) => pin.x)]) {
            expect(end).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(Math.max(cellWidth, 4 * size.em) + 1e-6);
          }
        }
      }),
    );
  });

  it('stand where they stood, whatever the values: nothing moves under a drag', () => {
    fc.assert(
      fc.property(
        someData,
        aSize,
        fc.array(amount, { minLength: 60, maxLength: 60 }),
        (...args) => {
          const [data, size, values] = args;
          const moved = data.map((datum, i) => ({ ...datum, value: values[i] ?? 0, note: '' }));
          const places = (of: readonly MultipleDatum[]) => {
            const { cells, height, columns } = multiplesLayout(of, size);
            return [height, columns, ...cells.map(({ id, x, y }) => [id, x, y])];
          };
          expect(places(moved)).toEqual(places(data));
        },
      ),
    );
  });

  it('have bars as long as their values, on one scale', () => {
    fc.assert(
      fc.property(someData, aSize, (data, size) => {
        const { cells } = multiplesLayout(data, size);
        const drawn = cells.flatMap(({ bar }, i) => {
          const value = data[i]?.value ?? 0;
          return bar === null || value < 1 ? [] : [bar.width / value];
        });
        for (const scale of drawn) expect(Math.abs(scale / (drawn[0] ?? 1) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  it('keep quartiles within the outer quantiles', () => {
    fc.assert(
      fc.property(someData, aSize, (data, size) => {
        for (const { wide, thick } of multiplesLayout(data, size).cells) {
          if (wide === null || thick === null) continue;
          expect(thick.from).toBeGreaterThanOrEqual(wide.from);
          expect(thick.to).toBeLessThanOrEqual(wide.to);
        }
      }),
    );
  });
});
