import { coverageTarget } from '@hopwise/calibration';
import type { EvaluateOutput, EvaluationOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import {
  baselineTable,
  errorTable,
  magnitudeTables,
  share,
  targetTables,
  testTable,
} from './evaluate-scores.ts';
import { worstBlocks } from './evaluate-worst.ts';
import { formatCount } from './format.ts';

/** @param withTests - Whether each test's own scores are shown, which are many. */
export const evaluateReport = (output: EvaluateOutput, withTests: boolean): readonly Block[] => [
  { kind: 'heading', level: 1, text: 'Predictions of measurements that no fit saw' },
  { kind: 'text', text: legend },
  ...output.evaluations.flatMap((each) => evaluationBlocks(each, withTests)),
  ...coverageBlocks(output),
  ...listBlocks('Left out', output.leftOut),
  ...listBlocks('Assumed', output.assumed),
  ...skippedBlocks(output.skippedFiles),
];

const legend =
  'n: published figures. MdAPE, MAPE, P90: median, mean and 90th percentile of the absolute error. ' +
  'bias: mean signed error. tau: order of the values of a test by Kendall, those within 1 % being ' +
  'ties. in 50 %, in 90 %: share of measured values within such intervals; - where there are none. ' +
  'noise: median run-to-run scatter of the same rows; an error below it is no evidence; - where ' +
  'nothing was repeated. told: rows whose baselines were told figures of the same test that the ' +
  'model was not. CPU is per operation or per byte.';

function evaluationBlocks(
  { id, title, foldCount, costs, ...rest }: EvaluationOutput,
  withTests: boolean,
): readonly Block[] {
  const seenCount = rest.rows.filter(({ role }) => role === 'seen').length;
  const facts = [
    formatCount(foldCount, 'fold'),
    `${formatCount(rest.rows.length - seenCount, 'figure')} held out`,
    `${formatCount(seenCount, 'figure')} seen and not scored`,
  ];
  return [
    { kind: 'heading', level: 2, text: `${id}. ${title}` },
    { kind: 'text', text: `${facts.join(', ')}.` },
    { kind: 'list', items: costLines(costs) },
    ...targetTables(rest.targets),
    errorTable(rest.pooled),
    baselineTable(rest.pooled),
    ...magnitudeTables(rest.pooled),
    ...(withTests ? [testTable(rest.tests)] : []),
    ...worstBlocks(rest.worst),
    ...listBlocks('Not predicted', rest.refused),
  ];
}

/** One line for all folds whose costs have the same origin; doubts are told one by one. */
function costLines(costs: EvaluationOutput['costs']): readonly string[] {
  const lines = costs.map(({ machine, origin, parameterCount, figureCount }) => {
    const parameters = formatCount(parameterCount, 'parameter');
    return `costs of ${machine}: ${origin}; ${parameters} on ${formatCount(figureCount, 'figure')}`;
  });
  const counted = [...new Set(lines)].map((line) => {
    const count = lines.filter((other) => other === line).length;
    return `${line} (${formatCount(count, 'fold')})`;
  });
  const doubted = costs.flatMap(({ fold, machine, doubts }) =>
    doubts.map((doubt) => ({ fold, about: `DOUBT about fits of ${machine}: ${doubt}` })),
  );
  const doubts = [...new Set(doubted.map(({ about }) => about))].map((about) => {
    const folds = doubted.filter((each) => each.about === about).map(({ fold }) => fold);
    return `${about} (leaving out ${folds.join(', ')})`;
  });
  return [...counted, ...doubts];
}

const coverageBlocks = ({ coverage90 }: EvaluateOutput): readonly Block[] => [
  { kind: 'heading', level: 2, text: 'A6. 90 % intervals' },
  {
    kind: 'text',
    text:
      coverage90 === null
        ? 'No prediction had an interval: nothing is known of their coverage.'
        : `${share(coverage90)} of all held-out figures are within; wanted: ${share(coverageTarget.low)} to ${share(coverageTarget.high)}.`,
  },
];

/** A table of what is not in the scores; nothing when all is. */
const listBlocks = (title: string, list: EvaluateOutput['leftOut']): readonly Block[] =>
  list.length === 0
    ? []
    : [
        { kind: 'heading', level: 3, text: title },
        {
          kind: 'table',
          columns: ['source', 'what', 'rows>', 'why'],
          rows: list.map(({ source, subject, rowCount, reason }) => [
            source,
            subject,
            String(rowCount),
            reason,
          ]),
        },
      ];

const skippedBlocks = (files: EvaluateOutput['skippedFiles']): readonly Block[] =>
  files.length === 0
    ? []
    : [
        { kind: 'heading', level: 3, text: 'Files of another kind, skipped' },
        { kind: 'list', items: files.map(({ file, reason }) => `${file}: ${reason}`) },
      ];
