import { describe, expect, it } from 'vitest';
import { browserMissing } from './built-page.ts';
import { useWorkerPage } from './worker-page.ts';

describe.skipIf(browserMissing !== null)('the predictor in a browser', () => {
  const { ask } = useWorkerPage();

  it('answers in closed form and by simulation, with progress', async () => {
    const { closed, simulated, progress } = await ask('simulate');
    expect(closed).toBeGreaterThan(1000);
    expect(Math.abs(simulated / closed - 1)).toBeLessThan(0.1);
    expect(progress.length).toBeGreaterThan(0);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('gives up a simulation when told, and answers the next question', async () => {
    const { kind, next } = await ask('cancel');
    expect(kind).toBe('dropped');
    expect(next).toBe('answer');
  });

  it('gives up a recording when told, and makes the next one whole', async () => {
    const { kind, slices, fractions } = await ask('record');
    expect(kind).toBe('dropped');
    expect(slices).toBeGreaterThan(100);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  it('is made anew after a crash: what it was doing is refused with the reason, the next is answered', async () => {
    const { during, after } = await ask('crash');
    expect(during).toMatch(/the simulator stopped \(.*it was killed.*\); it was started anew/);
    expect(after).toBe('answer');
  });

  it('says that it cannot be started where workers die at once, again and again', async () => {
    const { replies } = await ask('dead');
    expect(replies.at(-1)).toMatch(/cannot be started in this browser/);
  });
});
