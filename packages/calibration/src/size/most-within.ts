/**
 * The largest whole number from 1 to `most` that is within a limit, where every smaller one is too;
 * 0 when none is.
 *
 * Doubles until one is not, then halves what lies between: each question may be a simulation.
 */
export async function mostWithin(
  most: number,
  isWithin: (count: number) => Promise<boolean>,
): Promise<number> {
  let within = 0;
  let beyond = most + 1;
  for (let next = 1; next < beyond; next = Math.min(next * 2, most)) {
    if (!(await isWithin(next))) beyond = next;
    else {
      within = next;
      if (next === most) return most;
    }
  }
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (await isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
