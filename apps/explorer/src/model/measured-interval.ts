/** Where nine repeats of ten would be: within this many standard deviations. */
const nineOfTen = 1.645;

/** Where a measured figure may as well have been. */
export interface MeasuredInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of one measured figure, 90 %: what repeated runs scatter, and how well it was read where
 * it was read from a picture of a chart.
 *
 * @param cv - Scatter of repeated runs: standard deviation over mean.
 * @param note - Of the row; a reading error in it is the half width of what it may have been.
 */
export function measuredInterval(value: number, cv: number, note: string): MeasuredInterval {
  const reading = readingError(note) / Math.sqrt(3);
  const halfWidth = nineOfTen * Math.hypot(cv * value, reading);
  return { low: Math.max(0, value - halfWidth), high: value + halfWidth };
}

/** As the rows say it, in the unit of the row: `reading error +-1.16e+08`. */
function readingError(note: string): number {
  const said = /reading error \+-([\d.]+(?:e[+-]?\d+)?)(?! ms)(?=[;,. ]|$)/.exec(note)?.[1];
  return said === undefined ? 0 : Number(said);
}
