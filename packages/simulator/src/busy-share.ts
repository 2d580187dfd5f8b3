/** A softirq core of busy share u is entered with a chance of 1 - u^8; by squares, for it is asked often. */
export function eighth(share: number): number {
  const square = share * share;
  const fourth = square * square;
  return fourth * fourth;
}

/**
 * Busy share u of a core that pays less for entering as it gets busier: the solution of
 * u = steady + visits (1 - u^8) + idles (1 - u), by Newton's method from the busy side, from which it
 * cannot overshoot. 1 if there is none below.
 */
export function busyShare(steady: number, visits: number, idles: number): number {
  if (steady >= 1) return 1;
  let share = 1;
  for (let step = 0; step < 20; step++) {
    const square = share * share;
    const seventh = square * square * square * share;
    const excess = share - steady - visits * (1 - seventh * share) - idles * (1 - share);
    const slope = 1 + 8 * visits * seventh + idles;
    share -= excess / slope;
    if (excess < 1e-11) break;
  }
  return share;
}
