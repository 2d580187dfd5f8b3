const prefixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** At least three significant digits, without an exponent. */
export function formatNumber(value: number): string {
  // What is left of two equal sums is no figure.
  if (Math.abs(value) < 5e-4) return '0';
  const rounded = Number(value.toPrecision(3));
  const digitsBeforePoint = Math.floor(Math.log10(Math.abs(rounded))) + 1;
  return value.toFixed(Math.max(0, 3 - digitsBeforePoint));
}

const scaled = (value: number): readonly [number, string] => {
  const [scale, prefix] = prefixes.find(([from]) => Math.abs(value) >= from * 0.9995) ?? [1, ''];
  return [value / scale, prefix];
};

/** @example formatRate(1_110_000, '1/s') // 1.11 M/s */
export function formatRate(value: number, unit: 'bit/s' | '1/s'): string {
  const [number, prefix] = scaled(value);
  return `${formatNumber(number)} ${prefix}${unit === '1/s' ? '/s' : unit}`;
}

/** A duration [ns]: ns below 10 us, then us, ms and s. */
export function formatDuration(valueNs: number): string {
  const size = Math.abs(valueNs);
  if (size < 9_995) return `${formatNumber(valueNs)} ns`;
  if (size < 9_995_000) return `${formatNumber(valueNs / 1e3)} us`;
  if (size < 9_995_000_000) return `${formatNumber(valueNs / 1e6)} ms`;
  return `${formatNumber(valueNs / 1e9)} s`;
}

/** @example formatPercent(0.034) // 3.4 % */
export const formatPercent = (fraction: number): string => {
  const percent = fraction * 100;
  return `${percent.toFixed(Math.abs(percent) < 9.95 ? 1 : 0)} %`;
};

/** A relative error with its sign; a dash where nothing can be compared. */
export const formatError = (fraction: number | null): string => {
  if (fraction === null) return '-';
  const sign = fraction < 0 ? '' : '+';
  return `${sign}${formatPercent(fraction)}`;
};

/** @example formatCount(2, 'process', 'processes') // 2 processes */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB').replaceAll(',', ' ')} ${count === 1 ? one : many}`;
