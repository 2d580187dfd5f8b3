import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chromeTrace, type PredictionInput, recordTimeline, speedscopeFile } from '../src/index.ts';
import { exchanges, streams } from './arbitraries.ts';
import { datapathOf, inputOf } from './testing.ts';

const ids = fc.constantFrom('host', 'calico-iptables', 'cilium-wireguard', 'flannel-udp');

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(ids, fc.oneof(exchanges(fc.constant(4)), streams(fc.constant(2))))
  .map(([id, workload]) => inputOf(datapathOf(id), workload));

interface ThreadName {
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name: string };
}

/** What the schema of speedscope's files requires of each part, and what else it knows [name, type]. */
const speedscopeSchema = {
  file: {
    required: { $schema: 'string', shared: 'object', profiles: 'object' },
    known: { name: 'string', activeProfileIndex: 'number', exporter: 'string' },
  },
  frame: { required: { name: 'string' }, known: { file: 'string', line: 'number', col: 'number' } },
  profile: {
    required: {
      ...{ type: 'string', name: 'string', unit: 'string' },
      ...{ startValue: 'number', endValue: 'number', events: 'object' },
    },
    known: {},
  },
  event: { required: { type: 'string', at: 'number', frame: 'number' }, known: {} },
} as const;

function expectPart(part: Readonly<Record<string, unknown>>, kind: keyof typeof speedscopeSchema) {
  const { required, known } = speedscopeSchema[kind];
  const types: Readonly<Record<string, string>> = { ...required, ...known };
  for (const name of Object.keys(required)) expect(part).toHaveProperty([name]);
  for (const [name, value] of Object.entries(part))
    expect([name, typeof value]).toEqual([name, types[name]]);
}

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
        // Viewers nest slices of a thread that overlap: ours do one thing at a time.
        const endOf = new Map<string, number>();
        for (const { name, cat, pid, tid, ts, dur } of complete) {
          const thread = `${pid} ${tid}`;
          expect(ts).toBeGreaterThanOrEqual((endOf.get(thread) ?? 0) - 1e-6);
          endOf.set(thread, ts + dur);
          expect([typeof name, typeof cat]).toEqual(['string', 'string']);
          expect(Number.isInteger(pid) && Number.isInteger(tid)).toBe(true);
          expect(ts).toBeGreaterThanOrEqual(0);
          expect(dur).toBeGreaterThan(0);
          expect(ts + dur).toBeLessThanOrEqual(300.000_001);
        }
        for (const { ph, pid, tid, args } of traceEvents) {
          expect(['X', 'M']).toContain(ph);
          expect([pid, tid].every(Number.isInteger)).toBe(true);
          expect(typeof args).toBe('object');
        }
        const named = (kind: string): readonly string[] =>
          traceEvents
            .filter(({ name }: { name: string }) => name === kind)
            .map(({ pid, tid, args }: ThreadName) => {
              expect(typeof args.name).toBe('string');
              return `${pid} ${tid}`;
            });
        const threads = named('thread_name');
        expect(new Set(threads).size).toBe(timeline.lanes.length);
        for (const thread of endOf.keys()) expect(threads).toContain(thread);
        expect(new Set(named('process_name')).size).toBe(
          new Set(timeline.lanes.map(({ end }) => end)).size,
        );
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
        expectPart(file, 'file');
        expect(file.$schema).toBe('https://www.speedscope.app/file-format-schema.json');
        expect(file.activeProfileIndex).toBeLessThan(file.profiles.length);
        for (const frame of file.shared.frames) expectPart(frame, 'frame');
        for (const profile of file.profiles) {
          expectPart(profile, 'profile');
          const { type, unit, startValue, endValue, events } = profile;
          expect([type, unit]).toEqual(['evented', 'nanoseconds']);
          const open: number[] = [];
          let before = startValue;
          for (const event of events) {
            expectPart(event, 'event');
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
