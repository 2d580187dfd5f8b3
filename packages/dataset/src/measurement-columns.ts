/** Columns that say what was measured; two rows that agree in all of them are one row twice. */
export const identityColumns = [
  'source',
  'hardware_id',
  'system',
  'system_version',
  'workload',
  'path',
  'streams',
  'message_bytes',
  'mtu',
  'run',
  'metric',
] as const;

/** Columns of a file of measurements, in order. */
export const measurementColumns = [...identityColumns, 'value', 'unit', 'method', 'note'] as const;
