import type { End, Prediction } from '@hopwise/datapath';
import { costPerCore } from './cost-per-core.ts';
import { type DatapathSide, type StageDifference, stageDifferences } from './stage-differences.ts';
import { sum } from './sum.ts';

/** How the time of one operation (or byte) of one process differs. */
export interface TimeDifference {
  /** Time per operation or byte and process [ns, ns/byte]: processes / rate. */
  readonly timeA: number;
  readonly timeB: number;
  readonly difference: number;
  /** CPU work that delays the skb, at both ends. */
  readonly workOnPath: number;
  /** What work does not explain: waiting, latency; less work that overlaps. */
  readonly rest: number;
}

/** Two datapaths under the same load, and how their difference adds up. */
export interface DatapathComparison {
  readonly unit: 'ns' | 'ns/byte';
  readonly a: Prediction;
  readonly b: Prediction;
  readonly stages: readonly StageDifference[];
  /** CPU time per operation or byte: exactly the sum of the stages' differences and `unattributed`. */
  readonly cpu: Readonly<
    Record<End, { readonly difference: number; readonly unattributed: number }>
  >;
  readonly time: TimeDifference;
}

/**
 * Explains a difference in cost stage by stage.
 *
 * @throws {RangeError} if the two predictions are of different workloads
 */
export function compareDatapaths(sideA: DatapathSide, sideB: DatapathSide): DatapathComparison {
  const [a, b] = [sideA.prediction, sideB.prediction];
  if (a.scenario.workload.kind !== b.scenario.workload.kind) {
    throw new RangeError(`${a.scenario.workload.kind} against ${b.scenario.workload.kind}`);
  }
  const stages = stageDifferences(sideA, sideB);
  const cpuOf = (end: End) => {
    const difference = b.cpuPerUnit[end] - a.cpuPerUnit[end];
    const attributed = sum(stages.filter((stage) => stage.end === end).map((s) => s.difference));
    return { difference, unattributed: difference - attributed };
  };
  return {
    unit: a.cpuPerUnit.unit,
    a,
    b,
    stages,
    cpu: { client: cpuOf('client'), server: cpuOf('server') },
    time: timeDifference(a, b),
  };
}

function timeDifference(a: Prediction, b: Prediction): TimeDifference {
  const timeA = a.scenario.workload.processes * costPerCore(a);
  const timeB = b.scenario.workload.processes * costPerCore(b);
  const workOnPath = onPath(b) - onPath(a);
  return {
    timeA,
    timeB,
    difference: timeB - timeA,
    workOnPath,
    rest: timeB - timeA - workOnPath,
  };
}

const onPath = (prediction: Prediction): number =>
  sum(prediction.stages.filter((share) => share.onPath).map((share) => share.cores)) *
  costPerCore(prediction);
