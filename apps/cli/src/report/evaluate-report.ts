import { coverageTarget } from '@hopwise/calibration';
import type { EvaluateOutput, EvaluationOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import { baselineTable, errorTable, magnitudeTables, share, testTable } from './evaluate-scores.ts';
import { worstBlocks } from './evaluate-worst.ts';
import { verdictBlocks } from './evaluate-verdict.ts';
import { formatCount } from './format.ts';

/** @param withTests - Whether each test's own scores are shown, which are many. */
export const evaluateReport = (output: EvaluateOutput, withTests: boolean): readonly Block[] => [
  ...openingBlocks(output),
  ...output.evaluations.flatMap((each) => {
    const { heading, scores, tests, misses } = evaluationParts(each);
    return [...heading, ...scores, ...(withTests ? tests : []), ...misses];
  }),
  ...closingBlocks(output),
];

/** What the report is, and what was reached of what should be: what was not stands first. */
export const openingBlocks = (output: EvaluateOutput): readonly Block[] => [
  { kind: 'heading', level: 1, text: 'Predictions of measurements that no fit saw' },
  { kind: 'text', text: legend },
  ...verdictBlocks(output),
  ...coverageBlocks(output),
];

/** What no evaluation uses, and why. */
export const closingBlocks = (output: EvaluateOutput): readonly Block[] => [
  ...listBlocks('Left out', output.leftOut),
  ...listBlocks('Assumed', output.assumed),
  ...skippedBlocks(output.skippedFiles),
];

const legend =
  'Every held-out figure is predicted with costs that its own row had no part in, then put beside what was ' +
  'measured. n: published figures. MdAPE, MAPE, P90: median, mean and 90th percentile of the absolute error. ' +
  'bias: mean signed error. tau: order of the values of a test by Kendall, those within 1 % being ' +
  'ties. in 50 %, in 90 %: share of measured values within such intervals; - where there are none. ' +
  'noise: median run-to-run scatter of the same rows; an error below it is no evidence; - where ' +
  'nothing was repeated. told: rows whose baselines were told figures of the same test that the ' +
  'model was not. CPU is per operation or per byte.';

/** What is said of one evaluation, in the order of a report. */
interface EvaluationParts {
  readonly heading: readonly Block[];
  readonly scores: readonly Block[];
  /** Every test by itself. */
  readonly tests: readonly Block[];
  readonly misses: readonly Block[];
}

export function evaluationParts(evaluation: EvaluationOutput): EvaluationParts {
  const { id, title, foldCount, costs, pooled, tests, worst, refused, rows } = evaluation;
  const seenCount = rows.filter(({ role }) => role === 'seen').length;
  const facts = [
    formatCount(foldCount, 'fold'),
    `${formatCount(rows.length - seenCount, 'figure')} held out`,
    `${formatCount(seenCount, 'figure')} seen and not scored`,
  ];
  return {
    heading: [
      { kind: 'heading', level: 2, text: `${id}. ${title}` },
      { kind: 'text', text: `${facts.join(', ')}.` },
      { kind: 'list', items: costLines(costs) },
    ],
    scores: [errorTable(pooled), baselineTable(pooled), ...magnitudeTables(pooled)],
    tests: [testTable(tests)],
    misses: [...worstBlocks(worst), ...listBlocks('Not predicted', refused)],
  };
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
