import type { EvaluateOutput, EvaluationOutput } from '../../schema/evaluate.ts';
import { closingBlocks, evaluationParts, openingBlocks } from '../evaluate-report.ts';
import type { Block } from '../blocks.ts';
import { blockHtml, blocksHtml } from '../blocks-html.ts';
import { coveragePlot } from './coverage-plot.ts';
import { pageStyle } from './page-style.ts';
import { pairsPlot } from './pairs-plot.ts';
import { quantityList, quantityOf } from './plotted-row.ts';
import { stripsPlot } from './strips-plot.ts';

/** The report as one HTML file that asks nobody for anything and runs nothing. */
export const evaluationPage = (output: EvaluateOutput): string =>
  blocksHtml(
    'Hopwise: predictions of measurements that no fit saw',
    [html(openingBlocks(output)), ...output.evaluations.map(section), html(closingBlocks(output))],
    pageStyle,
  );

const html = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('\n');

function section(evaluation: EvaluationOutput): string {
  const { heading, scores, tests, misses } = evaluationParts(evaluation);
  return `<section>
${html(heading)}
${plots(evaluation)}
${html(scores)}
<details><summary>Scores of each test</summary>
${html(tests)}
</details>
${html(misses)}
</section>`;
}

function plots({ rows, pooled }: EvaluationOutput): string {
  const pairs = quantityList.map((quantity) =>
    pairsPlot(
      quantity,
      rows.filter((row) => quantityOf(row) === quantity),
    ),
  );
  const hasSeen = rows.some(({ role }) => role === 'seen');
  const note = hasSeen
    ? '<p>Hollow: seen by a fit or by a choice of the model, not scored.</p>'
    : '';
  return `<div class="plots">${[...pairs, stripsPlot(rows), coveragePlot(pooled)].join('\n')}</div>${note}`;
}
