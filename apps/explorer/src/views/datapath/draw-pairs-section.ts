import type { StageDifference } from '@hopwise/calibration';
import { markRow } from '../../charts/row-keys.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { element } from '../../shell/element.ts';
import { chartSize } from './chart-size.ts';
import { drawPairs } from './draw-pairs.ts';
import { pairId, pairsLayout } from './pairs-layout.ts';
import { formatStep, nameOf, perWhat } from './sentences.ts';
import type { Difference } from './shown.ts';
import { stageTitle } from './stage-detail.ts';
import { pairsTable } from './tables.ts';

/** Draws both paths beside each other, a row for each stage. */
export function drawPairsSection(difference: Difference): void {
  const { comparison } = difference;
  const { a, b, unit, stages } = comparison;
  element('#pairs-caption').textContent =
    `CPU time ${perWhat(a)} of every stage at both ends, in the order of the path. An empty outline: that path skips the stage. Filled as the contexts above.`;
  element('#pairs-a').textContent = nameOf(a);
  element('#pairs-b').textContent = nameOf(b);
  const chart = element<SVGSVGElement>('#pairs-chart');
  drawPairs(chart, pairsLayout(stages, chartSize(chart)), {
    cost: (value) => formatStep(value, unit),
    detailId: 'pairs-detail',
  });
  visitPair(difference, undefined);
  drawTableAlternative(element('#pairs-table'), pairsTable(comparison));
}

/** Says everything about the stage that the reader is at. */
export function visitPair(difference: Difference, id: string | undefined): void {
  const { stages } = difference.comparison;
  const pair = stages.find((each) => pairId(each) === id) ?? stages[0];
  markRow(element<SVGSVGElement>('#pairs-chart'), pair === undefined ? undefined : pairId(pair));
  element('#pairs-detail').textContent =
    pair === undefined ? '' : `${pairWords(pair, difference)} ${stageTitle(pair.stage)}.`;
}

function pairWords(pair: StageDifference, { comparison: { unit, a, b } }: Difference): string {
  const side = (name: string, cost: number, context: string | null, count: number): string =>
    context === null
      ? `${name} skips it`
      : `${name} pays ${formatStep(cost, unit)}${count > 1 ? ` for ${count} times` : ''} in ${context} context`;
  return `${pair.stage}, ${pair.end} ${pair.direction}: ${side(nameOf(a), pair.costA, pair.contextA, pair.countA)}, ${side(nameOf(b), pair.costB, pair.contextB, pair.countB)}.`;
}
