import { formatDuration } from './format.ts';

/** CPU time per operation, or per 1000 bytes where the unit is a byte. */
export const formatPerUnit = (value: number | null, unit: 'ns' | 'ns/byte'): string =>
  value === null ? '-' : formatDuration(unit === 'ns' ? value : value * 1000);
