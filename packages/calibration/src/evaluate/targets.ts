import type { WorkloadKind } from '@hopwise/datapath';
import type { FigureName } from './figure-names.ts';

/** What rows of an evaluation should reach; set before the first prediction. */
export interface EvaluationTarget {
  readonly evaluation: string;
  /** As a table says it. */
  readonly rows: string;
  readonly figures: readonly FigureName[];
  readonly workloads: readonly WorkloadKind[] | 'all';
  readonly processes: number | 'all';
  /** Largest median and 90th percentile of the absolute error [fraction]. */
  readonly mdape?: number;
  readonly p90?: number;
  /** Least Kendall tau. */
  readonly kendallTau?: number;
}

const rate = ['rate'] as const;
const nodeCpu = ['cpu-client', 'cpu-server'] as const;
const systemCpu = ['system-client', 'system-server'] as const;
const everyCpu = [...nodeCpu, ...systemCpu] as const;

const of = (workload: WorkloadKind): Pick<EvaluationTarget, 'workloads' | 'processes'> => ({
  workloads: [workload],
  processes: 'all',
});
const all = { workloads: 'all', processes: 'all' } as const;

const ofReproduction: readonly EvaluationTarget[] = [
  {
    evaluation: 'A1',
    rows: 'rate, TCP_STREAM',
    figures: rate,
    ...of('tcp-stream'),
    mdape: 0.03,
    kendallTau: 0.8,
  },
  {
    evaluation: 'A1',
    rows: 'rate, TCP_RR',
    figures: rate,
    ...of('tcp-rr'),
    mdape: 0.07,
    kendallTau: 0.8,
  },
  { evaluation: 'A1', rows: 'rate, TCP_CRR', figures: rate, ...of('tcp-crr'), mdape: 0.17 },
  { evaluation: 'A1', rows: 'CPU, TCP_STREAM', figures: nodeCpu, ...of('tcp-stream'), mdape: 0.15 },
  { evaluation: 'A1', rows: 'CPU, TCP_RR', figures: nodeCpu, ...of('tcp-rr'), mdape: 0.1 },
  { evaluation: 'A1', rows: 'CPU, TCP_CRR', figures: nodeCpu, ...of('tcp-crr'), mdape: 0.18 },
];

const ofSystems = (evaluation: string): readonly EvaluationTarget[] => [
  {
    evaluation,
    rows: 'rate, 1 TCP stream',
    figures: rate,
    workloads: ['tcp-stream'],
    processes: 1,
    mdape: 0.05,
    p90: 0.25,
  },
  { evaluation, rows: 'system CPU', figures: systemCpu, ...all, mdape: 0.08 },
  { evaluation, rows: 'UDP rates', figures: ['rate', 'sent'], ...of('udp-stream'), mdape: 0.06 },
];

/** Every target, in the order of the report. */
export const evaluationTargets: readonly EvaluationTarget[] = [
  ...ofReproduction,
  ...ofSystems('A2-system'),
  ...ofSystems('A2-family'),
  { evaluation: 'A3', rows: 'rates', figures: rate, ...all, mdape: 0.25 },
  { evaluation: 'A4', rows: 'rates', figures: rate, ...all, mdape: 0.15 },
  { evaluation: 'A4', rows: 'CPU', figures: everyCpu, ...all, mdape: 0.25 },
  { evaluation: 'A5', rows: 'rates', figures: rate, ...all, mdape: 0.07 },
];

/** Bounds of the share of held-out values that 90 % intervals should cover (A6). */
export const coverageTarget = { low: 0.85, high: 0.95 } as const;
