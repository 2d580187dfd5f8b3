/** Arithmetic mean; null of nothing. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation over mean [%]; null where fewer than two values or a mean of 0 have none. */
export function scatterPercent(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || centre === 0 || values.length < 2) return null;
  const squares = values.map((value) => (value - centre) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0) / (values.length - 1);
  return (100 * Math.sqrt(variance)) / centre;
}

/** Largest of some numbers; null of nothing. */
export const largest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));

/** Smallest of some numbers; null of nothing. */
export const smallest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b));
