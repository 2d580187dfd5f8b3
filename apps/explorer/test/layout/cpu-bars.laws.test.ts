import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuBarsLayout } from '../../src/layout/cpu-bars.ts';
import { cpuMarks, sizes } from './marks.ts';

const slack = 1e-6;

describe('the CPU chart', () => {
  it('stacks process, softirq and hardirq without gap or overlap, inside the frame', () => {
    fc.assert(
      fc.property(cpuMarks, sizes, (marks, size) => {
        const { frame, rows } = cpuBarsLayout(marks, size);
        for (const { segments, dot, label } of rows.flatMap((row) => row.bars)) {
          expect(segments.map(({ context }) => context)).toEqual(['process', 'softirq', 'hardirq']);
          let end = frame.left;
          for (const { x, width } of segments) {
            expect(x).toBeCloseTo(end, 5);
            expect(width).toBeGreaterThanOrEqual(-slack);
            end = x + width;
          }
          expect(end).toBeLessThanOrEqual(frame.right + slack);
          expect(dot?.x ?? frame.left).toBeLessThanOrEqual(frame.right + slack);
          expect(label.x + 7 * size.em).toBeLessThanOrEqual(frame.width + slack);
        }
      }),
    );
  });

  it('draws the client above the server without overlap, both inside their row', () => {
    fc.assert(
      fc.property(cpuMarks, sizes, (marks, size) => {
        const { frame, rows } = cpuBarsLayout(marks, size);
        expect(rows.map(({ id }) => id)).toEqual(marks.map(({ id }) => id));
        for (const { bars } of rows) {
          const [client, server] = bars;
          expect([client?.end, server?.end]).toEqual(['client', 'server']);
          expect((client?.y ?? 0) + (client?.height ?? 0)).toBeLessThan(server?.y ?? 0);
          expect(client?.y).toBeGreaterThanOrEqual(0);
          expect((server?.y ?? 0) + (server?.height ?? 0)).toBeLessThanOrEqual(frame.rowHeight);
        }
      }),
    );
  });

  it('draws a published total where a stack of the same size would end', () => {
    fc.assert(
      fc.property(cpuMarks, sizes, (marks, size) => {
        const exact = marks.map((mark) => {
          const stack = mark.predicted.client;
          const client = stack.process + stack.softirq + stack.hardirq;
          return { ...mark, published: { client, server: null } };
        });
        for (const { bars } of cpuBarsLayout(exact, size).rows) {
          const last = bars[0]?.segments.at(-1);
          expect(bars[0]?.dot?.x).toBeCloseTo((last?.x ?? 0) + (last?.width ?? 0), 5);
          expect(bars[1]?.dot).toBeNull();
        }
      }),
    );
  });
});
