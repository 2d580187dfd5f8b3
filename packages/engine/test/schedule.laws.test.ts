import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Schedule } from '@hopwise/engine';

/** Few distinct times, so that most events are ties. */
const time = fc.integer({ min: 0, max: 5 });
const operation = fc.oneof(
  { weight: 3, arbitrary: time },
  { weight: 2, arbitrary: fc.constant('pop' as const) },
);

interface Entry {
  readonly time: number;
  readonly payload: number;
}

function popped(schedule: Schedule): Entry | undefined {
  return schedule.pop() ? { time: schedule.time, payload: schedule.payload } : undefined;
}

describe('a schedule', () => {
  it('pops what a stable sort by time would put first, however pushes and pops are mixed', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 300, size: 'max' }), (operations) => {
        const schedule = new Schedule();
        let expected: Entry[] = [];
        operations.forEach((now, payload) => {
          if (now === 'pop') {
            expect(popped(schedule)).toEqual(expected[0]);
            expected = expected.slice(1);
          } else {
            schedule.push(now, 0, payload);
            expected = [...expected, { time: now, payload }].sort((a, b) => a.time - b.time);
          }
          expect(schedule.length).toBe(expected.length);
          expect(schedule.peekTime()).toBe(expected[0]?.time ?? Number.POSITIVE_INFINITY);
        });
      }),
    );
  });

  it('empties in stable order when it has grown far beyond its first size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 500, maxLength: 3000, size: 'max' }),
        (times) => {
          const schedule = new Schedule();
          times.forEach((at, payload) => {
            schedule.push(at, payload % 7, payload);
          });
          const order = times
            .map((at, payload) => ({ time: at, payload }))
            .sort((a, b) => a.time - b.time);
          expect(times.map(() => popped(schedule))).toEqual(order);
          expect(schedule.pop()).toBe(false);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps handler and payload with their time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, noNaN: true }), fc.nat(), fc.integer())),
        (events) => {
          const schedule = new Schedule();
          for (const [at, handler, payload] of events) schedule.push(at, handler, payload);
          const sorted = [...events].sort(([a], [b]) => a - b);
          for (const [at, handler, payload] of sorted) {
            schedule.pop();
            expect([schedule.time, schedule.handler, schedule.payload]).toEqual([
              at,
              handler,
              payload,
            ]);
          }
        },
      ),
    );
  });

  it('leaves an event that is due after the limit', () => {
    const schedule = new Schedule();
    schedule.push(10, 0, 0);
    expect(schedule.pop(9)).toBe(false);
    expect(schedule.length).toBe(1);
    expect(schedule.pop(10)).toBe(true);
  });
});
