/** Between a number and its unit: they stay on one line. */
const space = '\u00a0';
const minus = '\u2212';

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Below this, a quantity of ours is nothing. */
const nothing = 1e-9;

/** A number with three significant digits, no unit. */
export function formatNumber(value: number): string {
  const near = rounded(value);
  if (Math.abs(near) < nothing) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(near))));
  return near.toFixed(decimals).replace('-', minus);
}

/** A rate with an SI prefix: `42.3 Gbit/s`, `1.11 M/s`. */
export function formatRate(value: number, unit: 'bit/s' | '1/s'): string {
  const near = rounded(value);
  const prefixes = ['', 'k', 'M', 'G', 'T'] as const;
  const step = near < 1 ? 0 : Math.min(4, Math.floor(Math.log10(near) / 3));
  const suffix = `${prefixes[step]}${unit === 'bit/s' ? 'bit/s' : '/s'}`;
  return `${formatNumber(near / 1000 ** step)}${space}${suffix}`;
}

/** A time given in nanoseconds: ns below 10 us, us below 10 ms, then ms and s. */
export function formatDuration(valueNs: number): string {
  const near = rounded(valueNs);
  const units = ['ns', 'us', 'ms', 's'] as const;
  const step = near < 10 ? 0 : Math.min(3, Math.floor((Math.log10(near) - 1) / 3));
  return `${formatNumber(near / 1000 ** step)}${space}${units[step]}`;
}

/** CPU time per operation, or per byte. */
export const formatCpuTime = (value: number, unit: 'ns' | 'ns/byte'): string =>
  unit === 'ns' ? formatDuration(value) : `${formatNumber(value)}${space}ns/byte`;

export const formatCores = (value: number): string => `${formatNumber(value)}${space}cores`;

/** A share, given as a fraction, with one decimal; 100 and more without. */
export function formatShare(share: number): string {
  const percent = Math.abs(share) * 100;
  return `${percent.toFixed(percent < 99.95 ? 1 : 0)}${space}%`;
}

/** A relative difference with its sign: `+5.4 %`. */
export function formatDifference(difference: number): string {
  const size = formatShare(difference);
  if (size === formatShare(0)) return size;
  return `${difference < 0 ? minus : '+'}${size}`;
}

/** The same text for an axis, where zeros after the point say nothing: `1 M/s`. */
export const withoutTrailingZeros = (text: string): string =>
  text.replace(/(\.\d*?)0+(?!\d)/, '$1').replace(/\.(?!\d)/, '');
