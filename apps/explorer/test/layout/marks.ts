import fc from 'fast-check';
import type { CpuMark } from '../../src/layout/cpu-bars.ts';
import type { RateMark } from '../../src/layout/rate-bars.ts';

const names = fc.array(
  fc.record({
    id: fc.uuid(),
    name: fc.lorem({ maxCount: 5 }),
    note: fc.constantFrom('', 'eBPF, held out'),
  }),
  { minLength: 1, maxLength: 12 },
);
const amount = fc.double({ min: 0, max: 1e11, noNaN: true });
const perhaps = fc.option(amount);

const bands = fc.tuple(amount, amount, amount, amount).map((some) => {
  const [p5 = 0, p25 = 0, p75 = 0, p95 = 0] = some.toSorted((x, y) => x - y);
  return { p5, p25, p75, p95 };
});

const cpuUse = fc.tuple(amount, amount, amount).map(([process, softirq, hardirq]) => ({
  process,
  softirq,
  hardirq,
  total: process + softirq + hardirq,
}));

/** From a small telephone to a wall of screens, with the letters to match. */
export const sizes = fc
  .record({
    width: fc.integer({ min: 280, max: 4000 }),
    em: fc.integer({ min: 10, max: 24 }),
  })
  .filter(({ width, em }) => width >= 18 * em);

export const rateMarks: fc.Arbitrary<readonly RateMark[]> = names.chain((rows) =>
  fc.tuple(
    ...rows.map((row) =>
      fc.record({
        id: fc.constant(row.id),
        name: fc.constant(row.name),
        note: fc.constant(row.note),
        predicted: amount,
        band: fc.option(bands),
        measured: fc.array(
          fc.record({
            ...{ value: amount, isRead: fc.boolean(), isDropped: fc.boolean() },
            interval: fc.option(
              fc
                .tuple(amount, amount)
                .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
            ),
          }),
          { maxLength: 4 },
        ),
      }),
    ),
  ),
);

export const cpuMarks: fc.Arbitrary<readonly CpuMark[]> = names.chain((rows) =>
  fc.tuple(
    ...rows.map((row) =>
      fc
        .tuple(cpuUse, cpuUse, perhaps, perhaps)
        .map(([client, server, clientTotal, serverTotal]) => ({
          ...row,
          predicted: { client, server },
          published: { client: clientTotal, server: serverTotal },
        })),
    ),
  ),
);
