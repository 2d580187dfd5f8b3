import {
  formatDuration as plainDuration,
  formatNumber as plainNumber,
  formatRate as plainRate,
} from '@hopwise/datapath';

/** Between a number and its unit: they stay on one line. */
const space = '\u00a0';
const minus = '\u2212';

/** Set for the eye: a true minus, and a number and its unit on one line. */
const set = (text: string): string => text.replaceAll(' ', space).replace('-', minus);

/** A sentence of the simulator's, with every number and its unit on one line. */
export const keepUnits = (sentence: string): string =>
  sentence.replaceAll(/(?<=\d) (?=%|(?:[num]?s|[kMG]?(?:bit)?\/s|cores?|bytes?|GHz)\b)/g, space);

/** A number with three significant digits, no unit, rounded as everywhere in Hopwise. */
export const formatNumber = (value: number): string => set(plainNumber(value));

/** A number of things as it is, its thousands apart: `3 900`, `4.5`. */
export function formatCount(value: number): string {
  const [whole = '', fraction] = String(Number(value.toPrecision(9))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A rate with an SI prefix: `42.3 Gbit/s`, `1.11 M/s`. */
export const formatRate = (value: number, unit: 'bit/s' | '1/s'): string =>
  set(plainRate(value, unit));

/** A time given in nanoseconds: ns below 10 us, us below 10 ms, then ms and s. */
export const formatDuration = (valueNs: number): string => set(plainDuration(valueNs));

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

const powers: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9 };

/** The numbers of an axis in one unit, and that unit: 0, 0.5 and 1 of `M/s`. */
export function formatTicks(
  values: readonly number[],
  unit: 'bit/s' | '1/s' | 'cores' | 'ns',
): { readonly texts: readonly string[]; readonly unit: string } {
  const largest = Math.max(0, ...values);
  if (unit === 'ns') {
    const [, name = unit] = plainDuration(largest).split(' ');
    return { texts: textsOf(values, nanosOf[name] ?? 1), unit: name };
  }
  const [, name = ''] = unit === 'cores' ? ['', unit] : plainRate(largest, unit).split(' ');
  return { texts: textsOf(values, powers[name.charAt(0)] ?? 1), unit: name };
}

const nanosOf: Readonly<Record<string, number>> = { us: 1e3, ms: 1e6, s: 1e9 };

const textsOf = (values: readonly number[], scale: number): readonly string[] =>
  values.map((value) => withoutTrailingZeros(formatNumber(value / scale)));

/** On an axis, zeros after the point say nothing. */
const withoutTrailingZeros = (text: string): string =>
  text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
