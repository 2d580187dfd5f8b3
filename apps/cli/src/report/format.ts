export { formatDuration, formatNumber, formatRate } from '@hopwise/datapath';

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
