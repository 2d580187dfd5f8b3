import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followed } from '../../../src/views/timeline/follow.ts';
import { busyIn, laneIndex, sliceAt } from '../../../src/views/timeline/lane-index.ts';
import { neighbour } from '../../../src/views/timeline/neighbour.ts';
import { sliceSentence, windowSentence } from '../../../src/views/timeline/sentences.ts';
import { lanesTable, slicesTable } from '../../../src/views/timeline/tables.ts';
import { timelineLayout } from '../../../src/views/timeline/timeline-layout.ts';
import { timelineOf } from '../walks.ts';

const indexes = [
  laneIndex(timelineOf('calico-iptables', 'tcp-rr', 8)),
  laneIndex(timelineOf('cilium-wireguard', 'tcp-stream', 2)),
  laneIndex(timelineOf('host', 'udp-stream', 2)),
];

const recorded = 200_000;
const cases = fc
  .record({
    index: fc.constantFrom(...indexes),
    fromNs: fc.nat(recorded - 1000),
    length: fc.integer({ min: 500, max: recorded }),
    width: fc.integer({ min: 320, max: 3800 }),
    em: fc.integer({ min: 10, max: 26 }),
  })
  .map(({ index, fromNs, length, width, em }) => ({
    ...{ index, size: { width, em } },
    window: { fromNs, toNs: Math.min(recorded, fromNs + length) },
  }));

/** Rectangles of path data. */
const rectangles = (d: string) =>
  [...d.matchAll(/M([\d.-]+) ([\d.-]+)h([\d.-]+)v([\d.-]+)/g)].map(([, x, y, w, h]) => ({
    ...{ x: Number(x), y: Number(y), width: Number(w), height: Number(h) },
  }));

describe('the picture of a timeline', () => {
  it('draws no more than its pixels hold, and nothing outside its window', () => {
    fc.assert(
      fc.property(cases, ({ index, window, size }) => {
        const { shapes, left, right, height, lanes } = timelineLayout(
          index,
          window,
          size,
          new Set(),
        );
        const all = Object.values(shapes).flatMap(rectangles);
        // Of each kind at most one begins in three quarters of a pixel.
        expect(all.length).toBeLessThanOrEqual(5 * lanes.length * ((right - left) / 0.7 + 1));
        for (const { x, y, width, height: tall } of all) {
          expect(x).toBeGreaterThanOrEqual(left - 0.01);
          expect(x + width).toBeLessThanOrEqual(right + 0.8);
          expect(y + tall).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it('draws every slice that is wide enough to be seen where its time is', () => {
    fc.assert(
      fc.property(cases, ({ index, window, size }) => {
        const { timeline } = index;
        const layout = timelineLayout(index, window, size, new Set());
        const drawn = Object.values(layout.shapes).flatMap(rectangles);
        for (const row of timeline.fromNs.keys()) {
          const [from, to] = [timeline.fromNs[row] ?? 0, timeline.toNs[row] ?? 0];
          if (from < window.fromNs || to > window.toNs) continue;
          if (layout.x(to) - layout.x(from) < 3) continue;
          const y = layout.lanes[timeline.lane[row] ?? 0]?.y ?? 0;
          const middle = (layout.x(from) + layout.x(to)) / 2;
          const hit = drawn.some(
            (box) => Math.abs(box.y - y) < 0.01 && box.x <= middle && box.x + box.width >= middle,
          );
          expect(hit).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('finds under the pointer what it has drawn there', () => {
    fc.assert(
      fc.property(cases, fc.nat(1e6), ({ index, size }, at) => {
        const { timeline } = index;
        const row = at % timeline.fromNs.length;
        const middle = ((timeline.fromNs[row] ?? 0) + (timeline.toNs[row] ?? 0)) / 2;
        const layout = timelineLayout(index, { fromNs: 0, toNs: recorded }, size, new Set());
        const y = (layout.lanes[timeline.lane[row] ?? 0]?.y ?? 0) + layout.laneHeight / 2;
        expect(layout.laneAt(y)).toBe(timeline.lane[row]);
        expect(sliceAt(index, timeline.lane[row] ?? 0, middle, 0)).toBe(row);
      }),
    );
  });

  it('counts each nanosecond of a CPU once: a window is the sum of its halves', () => {
    fc.assert(
      fc.property(cases, fc.nat(64), ({ index, window }, at) => {
        const lane = at % index.rows.length;
        const middle = Math.floor((window.fromNs + window.toNs) / 2);
        const sum = ({ process, softirq }: ReturnType<typeof busyIn>) => process + softirq;
        const whole = sum(busyIn(index, lane, window));
        const halves =
          sum(busyIn(index, lane, { ...window, toNs: middle })) +
          sum(busyIn(index, lane, { ...window, fromNs: middle }));
        expect(halves).toBeCloseTo(whole, 6);
        expect(whole).toBeLessThanOrEqual(window.toNs - window.fromNs + 1e-6);
      }),
    );
  });
});

describe('following', () => {
  it('holds the slice that was asked for, and only its connection and operation', () => {
    fc.assert(
      fc.property(cases, fc.nat(1e6), ({ index: { timeline } }, at) => {
        const row = at % timeline.fromNs.length;
        const found = followed(timeline, row);
        expect(found?.rows).toContain(row);
        for (const each of found?.rows ?? []) {
          expect(timeline.flowSets[timeline.flowSet[each] ?? -1]).toContain(found?.flow);
          expect(timeline.operation[each]).toBe(timeline.operation[row]);
        }
      }),
    );
  });

  it('leads by arrow keys from slice to slice and never out of the picture', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')),
        ({ index, window }, keys) => {
          let at = -1;
          for (const key of keys) {
            const next = neighbour(index, at, window, key);
            if (next === null) continue;
            expect(next).toBeGreaterThanOrEqual(0);
            expect(next).toBeLessThan(index.timeline.fromNs.length);
            at = next;
          }
        },
      ),
    );
  });

  it('says in words and tables what is drawn', () => {
    fc.assert(
      fc.property(cases, fc.nat(1e6), ({ index, window }, at) => {
        const { timeline } = index;
        const row = at % timeline.fromNs.length;
        const words = `${windowSentence(index, window)} ${sliceSentence(timeline, row)}`;
        expect(words).not.toMatch(/NaN|undefined|Infinity/);
        const tables = [
          lanesTable(index, window),
          slicesTable(index, window, null),
          slicesTable(index, window, followed(timeline, row)),
        ];
        for (const { columns, rows } of tables) {
          expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
        }
        expect(tables[2]?.rows.length).toBe(followed(timeline, row)?.rows.length);
      }),
      { numRuns: 30 },
    );
  });
});
