/** Between a number and its unit: they stay on one line. */
const space = '\u00a0';
const minus = '\u2212';

const prefixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

const durations = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'us'],
] as const;

/**
 * A number with at least three significant digits, without an exponent and without a unit.
 *
 * The rounding is that of the command line, so that a figure reads the same in both: a quantity is
 * put in its unit first, then rounded.
 */
export function formatNumber(value: number): string {
  // What is left of two equal sums is no figure.
  if (Math.abs(value) < 5e-4) return '0';
  const rounded = Math.abs(Number(value.toPrecision(3)));
  const digitsBeforePoint = Math.floor(Math.log10(rounded)) + 1;
  return value.toFixed(Math.max(0, 3 - digitsBeforePoint)).replace('-', minus);
}

/** What a rate is divided by, and the SI prefix that says so. */
const rateScale = (value: number): readonly [scale: number, prefix: string] =>
  prefixes.find(([from]) => Math.abs(value) >= from * 0.9995) ?? [1, ''];

/** A rate with an SI prefix: `42.3 Gbit/s`, `1.11 M/s`. */
export function formatRate(value: number, unit: 'bit/s' | '1/s'): string {
  const [scale, prefix] = rateScale(value);
  return `${formatNumber(value / scale)}${space}${prefix}${unit === 'bit/s' ? 'bit/s' : '/s'}`;
}

/** A time given in nanoseconds: ns below 10 us, us below 10 ms, then ms and s. */
export function formatDuration(valueNs: number): string {
  const [scale, unit] = durations.find(([from]) => Math.abs(valueNs) >= from * 9.995) ?? [1, 'ns'];
  return `${formatNumber(valueNs / scale)}${space}${unit}`;
}

/** CPU time per operation, or per byte. */
export const formatCpuTime = (value: number, unit: 'ns' | 'ns/byte'): string =>
  unit === 'ns' ? formatDuration(value) : `${formatNumber(value)}${space}ns/byte`;

export const formatCores = (value: number): string => `${formatNumber(value)}${space}cores`;

/** A share, given as a fraction: one decimal below 10 %, none from there. */
export function formatShare(share: number): string {
  const percent = Math.abs(share) * 100;
  return `${percent.toFixed(percent < 9.95 ? 1 : 0)}${space}%`;
}

/** A relative difference with its sign: `+5.4 %`. */
export function formatDifference(difference: number): string {
  const size = formatShare(difference);
  if (size === formatShare(0)) return size;
  return `${difference < 0 ? minus : '+'}${size}`;
}

/** A rank correlation, -1 to 1. */
export const formatTau = (tau: number): string => tau.toFixed(2).replace('-', minus);

/** The numbers of an axis in one unit, and that unit: 0, 0.5 and 1 of `M/s`. */
export function formatTicks(
  values: readonly number[],
  unit: 'bit/s' | '1/s' | 'cores',
): { readonly texts: readonly string[]; readonly unit: string } {
  const [scale, prefix] = unit === 'cores' ? [1, ''] : rateScale(Math.max(0, ...values));
  return {
    texts: values.map((value) => withoutTrailingZeros(formatNumber(value / scale))),
    unit: `${prefix}${unit === '1/s' ? '/s' : unit}`,
  };
}

/** On an axis, zeros after the point say nothing. */
const withoutTrailingZeros = (text: string): string =>
  text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
