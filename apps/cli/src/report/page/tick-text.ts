const prefixes = ['p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T'] as const;

/** @example tickText(2e9, 'bit/s') // 2 Gbit/s */
export function tickText(value: number, unit: string): string {
  const step = Math.min(4, Math.max(-4, Math.floor(Math.log10(value) / 3 + 1e-9)));
  return `${Number((value / 1e3 ** step).toPrecision(3))} ${prefixes[step + 4] ?? ''}${unit}`;
}
