import type { MetricTable } from './metric-table.ts';

/** Unit of a difference as a share of what it is against; the only one whose values may be negative. */
export const changeUnit = '% change';

/** Differences that were published without the two figures. */
export const changes = {
  throughput_change_vs_host_pct: {
    unit: changeUnit,
    meaning: 'Goodput against no container network',
  },
  throughput_change_vs_host_low_pct: {
    unit: changeUnit,
    meaning: 'Goodput against no container network: lower end of a range',
  },
  throughput_change_vs_host_high_pct: {
    unit: changeUnit,
    meaning: 'Goodput against no container network: upper end of a range',
  },
  throughput_change_vs_noted_pct: {
    unit: changeUnit,
    meaning: 'Goodput against what the note names',
  },
  throughput_per_core_change_vs_noted_pct: {
    unit: changeUnit,
    meaning: 'Goodput per busy core against what the note names',
  },
  crr_change_vs_noted_pct: {
    unit: changeUnit,
    meaning: 'Connections per second against what the note names',
  },
  latency_change_vs_host_pct: {
    unit: changeUnit,
    meaning: 'Time of a request against no container network',
  },
  latency_change_vs_noted_pct: {
    unit: changeUnit,
    meaning: 'Time of a request against what the note names',
  },
  latency_change_vs_noted_upper_bound_pct: {
    unit: changeUnit,
    meaning: 'Time of a request against what the note names, at most',
  },
  tail_latency_change_vs_noted_pct: {
    unit: changeUnit,
    meaning: 'High percentile of the time of a request against what the note names',
  },
  cpu_change_vs_host_pct: { unit: changeUnit, meaning: 'CPU time against no container network' },
  cpu_change_vs_noted_low_pct: {
    unit: changeUnit,
    meaning: 'CPU time against what the note names: lower end of a range',
  },
  cpu_change_vs_noted_high_pct: {
    unit: changeUnit,
    meaning: 'CPU time against what the note names: upper end of a range',
  },
} as const satisfies MetricTable;
