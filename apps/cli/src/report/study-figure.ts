import { formatDuration, formatNumber, formatPercent, formatRate } from './format.ts';

/** A figure with its unit, as a table cell says it. */
export function formatFigure(value: number, unit: string): string {
  if (unit === 'bit/s' || unit === '1/s') return formatRate(value, unit);
  if (unit === 'ns') return formatDuration(value);
  if (unit === 'ns/byte') return `${formatNumber(value)} ns/B`;
  return unit === 'fraction' ? formatPercent(value) : `${formatNumber(value)} ${unit}`;
}
