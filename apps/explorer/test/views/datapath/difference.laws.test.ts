import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsLayout } from '../../../src/views/datapath/pairs-layout.ts';
import { differenceSentence, pathSentence } from '../../../src/views/datapath/sentences.ts';
import { shownOf } from '../../../src/views/datapath/shown.ts';
import { measures } from '../../../src/views/datapath/state.ts';
import { pairsTable, pathTable, stepsTable } from '../../../src/views/datapath/tables.ts';
import { waterfallLayout, waterfallRows } from '../../../src/views/datapath/waterfall-layout.ts';
import { explorerData } from '../../explorer-data.ts';
import { anyDatapathId, anyKind, answerOf } from '../walks.ts';

const costs = explorerData.costs[0]?.posterior.costs ?? { id: '', hash: '', costs: [] };

const differences = fc
  .record({
    a: anyDatapathId,
    b: anyDatapathId,
    kind: anyKind,
    processes: fc.constantFrom(1, 32),
    measure: fc.constantFrom(...measures),
  })
  .map(({ a, b, kind, processes, measure }) => {
    const answers = [answerOf(a, kind, processes), answerOf(b, kind, processes)];
    const shown = shownOf(answers, { measure }, costs);
    if (!('a' in shown) || shown.difference === null) throw new Error('nothing to compare');
    return shown.difference;
  });

const sizes = fc.record({
  width: fc.integer({ min: 320, max: 3800 }),
  em: fc.integer({ min: 10, max: 26 }),
});

const few = { numRuns: 40 };

describe('the waterfall', () => {
  it('leads from the one figure to the other without a gap, however many stages share a row', () => {
    fc.assert(
      fc.property(differences, ({ steps }) => {
        const rows = waterfallRows(steps);
        expect(rows[0]?.after).toBe(steps.from);
        expect(rows.at(-1)?.after).toBe(steps.to);
        const size = Math.abs(steps.from) + Math.abs(steps.to);
        for (const [index, row] of rows.entries()) {
          const before = rows[index - 1]?.after ?? row.before;
          expect(Math.abs(row.before - before)).toBeLessThanOrEqual(2e-9 * size);
        }
        const shown = rows.reduce((sum, { step, count }) => (step === null ? sum : sum + count), 0);
        expect(shown).toBe(steps.steps.length);
      }),
      few,
    );
  });

  it('keeps bars and their numbers inside the picture, longer where the step is larger', () => {
    fc.assert(
      fc.property(differences, sizes, ({ steps }, size) => {
        const { bars, frame } = waterfallLayout(waterfallRows(steps), new Map(), size);
        for (const { x, width } of bars) {
          expect(x).toBeGreaterThanOrEqual(frame.left - 1e-6);
          expect(x + width).toBeLessThanOrEqual(frame.right + 1e-6);
        }
        const ranked = bars
          .filter(({ row }) => row.step !== null)
          .toSorted((a, b) => Math.abs(a.row.step?.value ?? 0) - Math.abs(b.row.step?.value ?? 0));
        for (const [index, { width }] of ranked.entries()) {
          expect(width).toBeGreaterThanOrEqual((ranked[index - 1]?.width ?? 0) - 1e-6);
        }
      }),
      few,
    );
  });
});

describe('two paths stage by stage', () => {
  it('have a row for every stage, in no two places, with bars that do not cross the names', () => {
    fc.assert(
      fc.property(differences, sizes, ({ comparison }, size) => {
        const { rows, names, width } = pairsLayout(comparison.stages, size);
        expect(rows.length).toBe(comparison.stages.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const { a, b } of rows) {
          if (a !== null) expect(a.x + a.width).toBeLessThanOrEqual(names.left + 1e-6);
          if (a !== null) expect(a.x).toBeGreaterThanOrEqual(0);
          if (b !== null) expect(b.x).toBeGreaterThanOrEqual(names.right - 1e-6);
          if (b !== null) expect(b.x + b.width).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
      few,
    );
  });
});

describe('what the view says', () => {
  it('names both paths, the verdict by rate, and no number that is none', () => {
    fc.assert(
      fc.property(differences, ({ comparison, time }) => {
        const sentence = differenceSentence(comparison, time);
        expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
        const slower = comparison.b.rate.value < comparison.a.rate.value * (1 - 1e-4);
        if (slower) expect(sentence).toContain('slower than');
      }),
      few,
    );
  });

  it('explains why Calico with iptables is slower than Cilium with eBPF', () => {
    const answers = [answerOf('cilium-ebpf', 'tcp-rr'), answerOf('calico-iptables', 'tcp-rr')];
    const shown = shownOf(answers, { measure: 'time' }, costs);
    if (!('a' in shown) || shown.difference === null) throw new Error('nothing to compare');
    const { comparison, time } = shown.difference;
    expect(differenceSentence(comparison, time)).toMatch(
      /^Calico, iptables is \d+\s% slower than Cilium, eBPF host routing .* of forwarding, .* of iptables rules and .* of netfilter hooks more per transaction; against that, .*Cilium tc program/,
    );
    expect(pathSentence(shown.a.prediction, shown.a.walk)).toMatch(
      /one transaction alone on the machines takes [\d.]+\sus, [\d.]+\sus of it CPU work in 4 runs/,
    );
  });

  it('stands in tables as well: every stage, every step, every cell under a heading', () => {
    fc.assert(
      fc.property(differences, anyDatapathId, anyKind, ({ comparison, steps }, id, kind) => {
        const path = answerOf(id, kind);
        const tables = [
          pathTable(path, costs),
          stepsTable(comparison, steps),
          pairsTable(comparison),
        ];
        for (const { columns, rows } of tables) {
          for (const { cells } of rows) expect(cells.length).toBe(columns.length);
        }
        const stages = path.walk.runs.flatMap((run) => run.stages).length;
        expect(tables[0]?.rows.length).toBeGreaterThanOrEqual(stages);
        expect(tables[1]?.rows.length).toBe(steps.steps.length + 2);
      }),
      few,
    );
  });
});
