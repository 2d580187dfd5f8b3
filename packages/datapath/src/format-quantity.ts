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
