import type { End, StageShare } from '@hopwise/datapath';
import type { OperationTimes } from '@hopwise/simulator';
import type { DatapathComparison } from './compare-datapaths.ts';
import { costPerCore } from './cost-per-core.ts';
import type { StageChange } from './stage-differences.ts';
import { sum } from './sum.ts';

/** One step on the way from one figure to another. */
export interface DifferenceStep {
  /**
   * - `stage`: CPU time of one stage, wherever it is met
   * - `latency`: wake-ups, devices and the wire
   * - `waiting`: for CPUs
   * - `rest`: what none of these explains: work beside the operation, or that cores do at the same time
   */
  readonly kind: 'stage' | 'latency' | 'waiting' | 'rest';
  readonly stage: StageShare['stage'] | null;
  /** What becomes of the stage; null where it is no stage. */
  readonly change: StageChange | null;
  /** b - a, in the unit of the steps. */
  readonly value: number;
}

/** The way from the figure of `a` to that of `b`: from + the values of the steps = to. */
export interface DifferenceSteps {
  readonly unit: DatapathComparison['unit'];
  readonly from: number;
  readonly to: number;
  readonly steps: readonly DifferenceStep[];
}

/** CPU time per operation or byte, of one end or of both, stage by stage; the largest step first. */
export function cpuSteps(comparison: DatapathComparison, ends: readonly End[]): DifferenceSteps {
  const { a, b, unit, stages } = comparison;
  const costOf = (of: typeof a): number => sum(ends.map((end) => of.cpuPerUnit[end]));
  const values = new Map<StageShare['stage'], number>();
  for (const { end, stage, difference } of stages) {
    if (ends.includes(end)) values.set(stage, (values.get(stage) ?? 0) + difference);
  }
  return stepsTo({ unit, from: costOf(a), to: costOf(b) }, stageSteps(comparison, values), []);
}

/**
 * Time per operation or byte of one process, by stages on its path and what is no CPU work.
 *
 * @param times - What the time of an operation consists of on each side, where it is known.
 */
export function timeSteps(
  comparison: DatapathComparison,
  times: { readonly a: OperationTimes; readonly b: OperationTimes } | null,
): DifferenceSteps {
  const { a, b, unit, time } = comparison;
  const values = new Map<StageShare['stage'], number>();
  for (const [prediction, sign] of [
    [a, -1],
    [b, 1],
  ] as const) {
    for (const { stage, cores, onPath } of prediction.stages) {
      if (!onPath) continue;
      const cost = sign * cores * costPerCore(prediction);
      values.set(stage, (values.get(stage) ?? 0) + cost);
    }
  }
  const other: readonly DifferenceStep[] =
    times === null
      ? []
      : [
          noStage('latency', times.b.latencyNs - times.a.latencyNs),
          noStage('waiting', times.b.waitingNs - times.a.waitingNs),
        ];
  return stepsTo({ unit, from: time.timeA, to: time.timeB }, stageSteps(comparison, values), other);
}

const noStage = (kind: DifferenceStep['kind'], value: number): DifferenceStep => ({
  ...{ kind, stage: null, change: null, value },
});

function stageSteps(
  { stages }: DatapathComparison,
  values: ReadonlyMap<StageShare['stage'], number>,
): readonly DifferenceStep[] {
  return [...values]
    .map(([stage, value]): DifferenceStep => {
      const changes = stages.filter((each) => each.stage === stage).map(({ change }) => change);
      const [first = 'same'] = changes;
      const isOne = changes.every((change) => change === first);
      return { kind: 'stage', stage, change: isOne ? first : 'same', value };
    })
    .toSorted((x, y) => Math.abs(y.value) - Math.abs(x.value));
}

/** What the steps leave over is a step of its own, so that they add up. */
function stepsTo(
  { unit, from, to }: Omit<DifferenceSteps, 'steps'>,
  stages: readonly DifferenceStep[],
  other: readonly DifferenceStep[],
): DifferenceSteps {
  // Sums of floating-point numbers differ in their last bits: that is no step.
  const rounding = 1e-12 * (Math.abs(from) + Math.abs(to));
  const known = [...stages, ...other].filter(({ value }) => Math.abs(value) > rounding);
  const left = to - from - sum(known.map(({ value }) => value));
  const isLeft = Math.abs(left) > 1e3 * rounding;
  return { unit, from, to, steps: isLeft ? [...known, noStage('rest', left)] : known };
}
