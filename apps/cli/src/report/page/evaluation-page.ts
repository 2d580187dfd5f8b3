import { createHash } from 'node:crypto';
import type { EvaluateOutput, EvaluationOutput } from '../../schema/evaluate.ts';
import { closingBlocks, evaluationParts, openingBlocks } from '../evaluate-report.ts';
import { blocksHtml } from './blocks-html.ts';
import { coveragePlot } from './coverage-plot.ts';
import { pageStyle } from './page-style.ts';
import { pairsPlot } from './pairs-plot.ts';
import { quantityList, quantityOf } from './plotted-row.ts';
import { stripsPlot } from './strips-plot.ts';

/** The report as one HTML file that asks nobody for anything and runs nothing. */
export function evaluationPage(output: EvaluateOutput): string {
  const style = createHash('sha256').update(pageStyle).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hopwise: predictions of measurements that no fit saw</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${blocksHtml(openingBlocks(output))}
${output.evaluations.map(section).join('\n')}
${blocksHtml(closingBlocks(output))}
</main>
</body>
</html>
`;
}

function section(evaluation: EvaluationOutput): string {
  const { heading, scores, tests, misses } = evaluationParts(evaluation);
  return `<section>
${blocksHtml(heading)}
${plots(evaluation)}
${blocksHtml(scores)}
<details><summary>Scores of each test</summary>
${blocksHtml(tests)}
</details>
${blocksHtml(misses)}
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
