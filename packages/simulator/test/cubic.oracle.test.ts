import { describe, expect, it } from 'vitest';
import { Cubic } from '../src/events/cubic.ts';

/** Mean window of a flow that loses one segment of so many, round trip after round trip [segments]. */
function meanWindow(lossShare: number, roundTripNs: number, losses: number): number {
  const cubic = new Cubic(10);
  let since = 0;
  let sum = 0;
  let rounds = 0;
  let seen = 0;
  for (let now = 0; seen < losses; now += roundTripNs) {
    if (seen >= losses / 2) {
      sum += cubic.window;
      rounds++;
    }
    since += cubic.window;
    if (since * lossShare >= 1) {
      since -= 1 / lossShare;
      cubic.reduce();
      seen++;
    } else cubic.grow(cubic.window, now, roundTripNs);
  }
  return sum / rounds;
}

describe('a CUBIC window that loses at even distances', () => {
  // RFC 8312 section 5.1, formula 6, for which a window of the cubic alone grows between losses.
  it.each([
    [1e-5, 1e8],
    [1e-6, 1e8],
    [1e-8, 1e7],
  ])(
    'of share %s with a round trip of %s ns is the cubic response function',
    (share, roundTrip) => {
      const expected = 1.054 * ((roundTrip / 1e9) ** 0.75 / share ** 0.75);
      expect(meanWindow(share, roundTrip, 200) / expected).toBeCloseTo(1, 1);
    },
  );

  // Section 4.2: an AIMD with these constants; the cubic is slower than that here.
  it.each([
    [1e-3, 1e6],
    [1e-4, 1e6],
    [1e-4, 1e5],
  ])('of share %s with a round trip of %s ns is as fair as Reno', (share, roundTrip) => {
    const kept = 717 / 1024;
    const expected = Math.sqrt(((8 / 15) * (1 + kept)) / (2 * (1 - kept) * share));
    expect(meanWindow(share, roundTrip, 200) / expected).toBeCloseTo(1, 1);
  });

  it('remembers less than it had when it did not get back to it', () => {
    const [once, twice] = [new Cubic(100), new Cubic(100)];
    once.reduce();
    twice.reduce();
    twice.reduce();
    for (const cubic of [once, twice]) {
      for (let now = 0; now < 3e9; now += 1e7) cubic.grow(cubic.window, now, 1e7);
    }
    expect(twice.window).toBeLessThan(once.window);
  });
});
