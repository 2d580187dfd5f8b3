import { ns } from '@hopwise/units';
import { describe, expect, it } from 'vitest';
import { Simulation } from '@hopwise/engine';

/** A simulation that notes when each payload came. */
function noting() {
  const simulation = new Simulation();
  const notes: [now: number, payload: number][] = [];
  const note = simulation.handler((payload) => notes.push([simulation.now, payload]));
  return { simulation, notes, note };
}

describe('a simulation', () => {
  it('moves the clock before it runs the event', () => {
    const { simulation, notes, note } = noting();
    simulation.at(5, note, 1);
    simulation.after(3, note, 2);
    simulation.run();
    expect(notes).toEqual([
      [3, 2],
      [5, 1],
    ]);
    expect(simulation.now).toBe(5);
  });

  it('runs a delay of zero after everything that is already due now', () => {
    const { simulation, notes, note } = noting();
    const first = simulation.handler(() => simulation.after(0, note, 3));
    simulation.after(1, first);
    simulation.after(1, note, 2);
    simulation.run();
    expect(notes).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('keeps what is due after the limit, and leaves the clock at the limit', () => {
    const { simulation, notes, note } = noting();
    simulation.after(10, note, 1);
    simulation.after(20, note, 2);
    simulation.run(ns(15));
    expect(simulation.now).toBe(15);
    expect(simulation.pending).toBe(1);
    expect(simulation.peekTime()).toBe(20);
    simulation.run(ns(20));
    expect(notes).toEqual([
      [10, 1],
      [20, 2],
    ]);
  });

  it('advances by at most the number of events asked for, and says how many ran', () => {
    const { simulation, notes, note } = noting();
    for (let i = 0; i < 5; i++) simulation.after(i, note, i);
    expect(simulation.advance(2)).toBe(2);
    expect(notes.length).toBe(2);
    expect(simulation.now).toBe(1);
    expect(simulation.advance(10, ns(3))).toBe(2);
    expect(simulation.advance(10)).toBe(1);
    expect(simulation.advance(10)).toBe(0);
    expect(simulation.eventCount).toBe(5);
  });

  it('stops after the event that asks for it, and goes on when run again', () => {
    const { simulation, notes, note } = noting();
    const stop = simulation.handler(() => simulation.stop());
    simulation.after(1, stop);
    simulation.after(2, note, 1);
    simulation.run(ns(100));
    expect(simulation.now).toBe(1);
    expect(notes).toEqual([]);
    simulation.run(ns(100));
    expect(notes).toEqual([[2, 1]]);
    expect(simulation.now).toBe(100);
  });

  it('gives the same trace in steps as in one run', () => {
    const trace = (step: number) => {
      const { simulation, notes, note } = noting();
      const fork = simulation.handler((depth) => {
        simulation.after(depth % 3, note, depth);
        if (depth < 50) simulation.after((depth * 7) % 5, fork, depth + 1);
      });
      simulation.after(0, fork, 0);
      while (simulation.advance(step) === step);
      return notes;
    };
    expect(trace(1)).toEqual(trace(Number.POSITIVE_INFINITY));
    expect(trace(7)).toEqual(trace(Number.POSITIVE_INFINITY));
  });

  it.each([-1, Number.NaN])('refuses a delay of %d', (delay) => {
    const { simulation, note } = noting();
    expect(() => simulation.after(delay, note)).toThrow(RangeError);
  });

  it('refuses a time that has passed', () => {
    const { simulation, note } = noting();
    simulation.run(ns(10));
    expect(() => simulation.at(9, note)).toThrow('it is 10 ns');
  });
});
