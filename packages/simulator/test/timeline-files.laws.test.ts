import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chromeTrace, type PredictionInput, recordTimeline, speedscopeFile } from '../src/index.ts';
import { exchanges, streams } from './arbitraries.ts';
import { datapathOf, inputOf } from './testing.ts';

const ids = fc.constantFrom('host', 'calico-iptables', 'cilium-wireguard', 'flannel-udp');

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(ids, fc.oneof(exchanges(fc.constant(4)), streams(fc.constant(2))))
  .map(([id, workload]) => inputOf(datapathOf(id), workload));

const record = (input: PredictionInput) => recordTimeline(input, { durationNs: 3e5 });
const few = { numRuns: 10 };

describe('a trace event file', () => {
  it('has what the format asks of every event', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const timeline = record(input);
        const { traceEvents } = JSON.parse(JSON.stringify(chromeTrace(timeline, 'title')));
        const complete = traceEvents.filter(({ ph }: { ph: string }) => ph === 'X');
        expect(complete.length).toBe(timeline.fromNs.length);
        for (const { name, cat, pid, tid, ts, dur } of complete) {
          expect([typeof name, typeof cat]).toEqual(['string', 'string']);
          expect(Number.isInteger(pid) && Number.isInteger(tid)).toBe(true);
          expect(ts).toBeGreaterThanOrEqual(0);
          expect(dur).toBeGreaterThan(0);
          expect(ts + dur).toBeLessThanOrEqual(300.000_001);
        }
        const threads = traceEvents.filter(({ name }: { name: string }) => name === 'thread_name');
        expect(threads.length).toBe(timeline.lanes.length);
      }),
      few,
    );
  });
});

describe('a speedscope file', () => {
  it('opens and closes every frame in order, inside its profile', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const file = JSON.parse(JSON.stringify(speedscopeFile(record(input), 'title')));
        expect(file.$schema).toBe('https://www.speedscope.app/file-format-schema.json');
        for (const { type, unit, startValue, endValue, events } of file.profiles) {
          expect([type, unit]).toEqual(['evented', 'nanoseconds']);
          const open: number[] = [];
          let before = startValue;
          for (const event of events) {
            expect(event.at).toBeGreaterThanOrEqual(before);
            before = event.at;
            expect(file.shared.frames[event.frame]?.name).toBeTruthy();
            if (event.type === 'O') open.push(event.frame);
            else expect(open.pop()).toBe(event.frame);
          }
          expect(open).toEqual([]);
          expect(before).toBeLessThanOrEqual(endValue);
        }
      }),
      few,
    );
  });
});
