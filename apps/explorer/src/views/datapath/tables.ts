import type { DatapathComparison, DifferenceSteps } from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import { formatDuration, formatNumber } from '../../format.ts';
import type { PathAnswer } from '../../worker/path-answer.ts';
import type { TableData } from '../table-data.ts';
import { pairId } from './pairs-layout.ts';
import { placedWalk } from './placed-walk.ts';
import { formatStep, nameOf, perWhat, stepName } from './sentences.ts';
import { costInterval } from './stage-cost.ts';
import { stageWords } from './stage-words.ts';

/** Every stage and gap of a path in the order of time. */
export function pathTable({ walk, prediction }: PathAnswer, costs: CostTable): TableData {
  const { stages, gaps } = placedWalk(walk);
  const time = { unit: 'ns', text: formatDuration } as const;
  const stageRows = stages.map(({ id, end, stage, fromNs, toNs }) => {
    const { low, high, bases } = costInterval(stage, costs);
    return {
      at: fromNs,
      id,
      cells: [
        ...[stage.stage, stageWords(stage.stage), end, stage.namespace, stage.context],
        ...[stage.onPath ? 'on the path' : 'after it', fromNs, toNs - fromNs, low, high],
        bases.join(', '),
      ],
    };
  });
  const gapRows = gaps
    .filter(({ fromNs, toNs }) => toNs > fromNs)
    .map(({ id, kind, fromNs, toNs }) => ({
      at: fromNs,
      id,
      cells: [
        ...[gapNames[kind], '', '', '', '', 'on the path', fromNs, toNs - fromNs],
        ...[null, null, ''],
      ],
    }));
  return {
    caption: `${nameOf(prediction)}: what the packet meets, in the order of time`,
    columns: [
      ...['stage', 'what it does', 'end', 'namespace', 'context', 'path'].map((name) => ({ name })),
      { name: 'begins', ...time },
      { name: 'takes', ...time },
      { name: 'low', ...time },
      { name: 'high', ...time },
      { name: 'basis' },
    ],
    rows: [...stageRows, ...gapRows].toSorted((a, b) => a.at - b.at),
  };
}

/** What a gap is called. */
export const gapNames = {
  wire: 'NICs and wire',
  wake: 'wake-up',
  'hand-over': 'hand-over',
  'same-core': 'same core',
} as const;

/** The steps of a waterfall, none left out. */
export function stepsTable(comparison: DatapathComparison, steps: DifferenceSteps): TableData {
  const { a, b, unit } = comparison;
  const text = (value: number): string => formatStep(value, unit);
  let sum = steps.from;
  return {
    caption: `From ${nameOf(a)} to ${nameOf(b)}, ${perWhat(a)}`,
    columns: [
      { name: 'step' },
      { name: 'change' },
      { name: 'by', unit, text },
      { name: 'then', unit, text },
    ],
    rows: [
      { id: 'a', cells: [nameOf(a), '', null, steps.from] },
      ...steps.steps.map((step) => {
        sum += step.value;
        return {
          id: step.stage === null ? step.kind : `stage ${step.stage}`,
          cells: [
            step.stage === null ? stepName(step, 1) : `${stepName(step, 1)} (${step.stage})`,
            ...[step.change ?? '', step.value, sum],
          ],
        };
      }),
      { id: 'b', cells: [nameOf(b), '', null, steps.to] },
    ],
  };
}

/** Both paths stage by stage. */
export function pairsTable({ a, b, unit, stages }: DatapathComparison): TableData {
  const text = (value: number): string => formatStep(value, unit);
  return {
    caption: `${nameOf(a)} and ${nameOf(b)} stage by stage: CPU time ${perWhat(a)}`,
    columns: [
      ...['stage', 'end', 'direction', 'change', 'context of A', 'context of B'].map((name) => ({
        name,
      })),
      ...['times in A', 'times in B'].map((name) => ({ name, text: formatNumber })),
      { name: nameOf(a), unit, text },
      { name: nameOf(b), unit, text },
      { name: 'difference', unit, text },
    ],
    rows: stages.map((pair) => ({
      id: pairId(pair),
      cells: [
        ...[pair.stage, pair.end, pair.direction, pair.change, pair.contextA, pair.contextB],
        ...[pair.countA, pair.countB, pair.costA, pair.costB, pair.difference],
      ],
    })),
  };
}
