/**
 * A figure of the explorer beside its target.
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} found - With its unit, and of how many runs.
 * @property {string} target - With its unit; blank where it has none.
 * @property {boolean | null} isMet - Null where there is no target.
 */

/** @param {readonly number[]} values @param {number} share */
export function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => at(values, 0.5);

/**
 * Some quantity that should be at most so much, by the median of its runs; never rounded in our favour.
 *
 * @param {string} name
 * @param {readonly number[]} runs
 * @param {string} unit
 * @param {number | null} most
 * @returns {Figure}
 */
export function atMost(name, runs, unit, most) {
  const middle = median(runs);
  const spread = `${whole(Math.min(...runs))} to ${whole(Math.max(...runs))}`;
  return {
    name,
    found: `${whole(middle)} ${unit}${runs.length === 1 ? '' : ` (${spread}, ${runs.length} runs)`}`,
    ...targetOf(most === null ? null : `<= ${most} ${unit}`, most === null || middle <= most),
  };
}

/** @param {string | null} target @param {boolean} isMet */
export const targetOf = (target, isMet) =>
  target === null ? { target: '', isMet: null } : { target, isMet };

/** @param {number} value */
const whole = (value) => value.toFixed(0);

/**
 * The figures as a table of text.
 *
 * @param {readonly Figure[]} figures
 * @returns {readonly string[]}
 */
export function figureLines(figures) {
  const width = (/** @type {(figure: Figure) => string} */ of) =>
    Math.max(...figures.map((figure) => of(figure).length));
  const [names, founds] = [width(({ name }) => name), width(({ found }) => found)];
  const verdict = (/** @type {Figure} */ { target, isMet }) =>
    isMet === null ? target : `${target}: ${isMet ? 'met' : 'missed'}`;
  return figures.map((figure) =>
    `${figure.name.padEnd(names)}   ${figure.found.padEnd(founds)}   ${verdict(figure)}`.trimEnd(),
  );
}
