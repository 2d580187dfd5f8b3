import { type Accuracy, type StudyComparison, targetOf } from '@hopwise/calibration';
import { cpuBias, worstFigure } from './accuracy-cells.ts';
import { closedFormBlock } from './closed-form-block.ts';
import { percent, signedPercent, testName } from './format.ts';
import { markdownTable } from './markdown-table.ts';
import { missedTargets } from './missed-targets.ts';

/**
 * How well a study is predicted: by simulation, then by the closed form; what was fitted, and every
 * target that is missed.
 */
export function accuracyBlock(
  { accuracy, costs }: StudyComparison,
  closedForm: StudyComparison,
): string {
  const misses = missedTargets(accuracy);
  return [
    'Simulated:',
    '',
    markdownTable(columns, accuracy.map(rowOf)),
    '',
    "MdAPE: median absolute error. Bias: mean signed error; CPU: of the client / of the server. Tau: Kendall's, on rates that differ by more than 1 %; a dash where too few do. Same as host: the error of guessing that every datapath does what the node itself was published to do.",
    '',
    closedFormBlock(accuracy, closedForm.accuracy),
    '',
    freedom(costs),
    '',
    ...(misses.length === 0
      ? ['No target is missed.']
      : ['**Targets missed** (simulated):', '', ...misses.map((miss) => `- ${miss}`)]),
    '',
    ...betterGuesses(accuracy),
  ].join('\n');
}

const columns = [
  'rows',
  'test',
  'n:',
  'rate MdAPE (target):',
  'bias:',
  'tau:',
  'CPU MdAPE (target):',
  'bias, client / server:',
  'same as host, rate / CPU:',
  'worst figure',
];

const roleNames = { 'held-out': 'held out', seen: 'seen', fit: 'fit (in-sample)' } as const;

function rowOf(accuracy: Accuracy): readonly string[] {
  const { role, workload, rowCount, rateMdape, rateBias, rateKendallTau, cpuMdape } = accuracy;
  const target = targetOf(accuracy);
  const beside = (limit: number | undefined): string =>
    limit === undefined ? '' : ` (${percent(limit)})`;
  return [
    roleNames[role],
    testName(workload),
    String(rowCount),
    `${percent(rateMdape)}${beside(target?.rateMdape)}`,
    signedPercent(rateBias),
    rateKendallTau === null ? '-' : rateKendallTau.toFixed(2),
    `${percent(cpuMdape)}${beside(target?.cpuMdape)}`,
    cpuBias(accuracy),
    `${percent(accuracy.sameAsHost.rateMdape)} / ${percent(accuracy.sameAsHost.cpuMdape)}`,
    worstFigure(accuracy),
  ];
}

/** Where the naive guess, which is told what the host did, is nearer than the model. */
function betterGuesses(accuracy: readonly Accuracy[]): readonly string[] {
  const places = accuracy
    .filter(({ role }) => role === 'held-out')
    .flatMap(({ workload, rateMdape, cpuMdape, sameAsHost }) => [
      ...(isNearer(sameAsHost.rateMdape, rateMdape) ? [`rates of ${testName(workload)}`] : []),
      ...(isNearer(sameAsHost.cpuMdape, cpuMdape) ? [`CPU of ${testName(workload)}`] : []),
    ]);
  if (places.length === 0) return [];
  return [
    `On held-out rows, guessing *same as host* (with the host's own 32-process figures in hand) is nearer than the model for: ${places.join(', ')}.`,
  ];
}

const isNearer = (guess: number | null, model: number | null): boolean =>
  guess !== null && model !== null && guess < model;

function freedom(costs: StudyComparison['costs']): string {
  const { kind, parametersFitted, figuresFitted, rowsFitted } = costs;
  if (kind === 'prior') {
    return 'Nothing is fitted: costs are the starting values of [data/priors](data/priors/), as they are. The rows marked *fit* are those that a fit may use.';
  }
  if (kind === 'transferred') {
    return `Nothing is fitted on this machine: costs are those of ${costs.id}, scaled to it by class of work ([how](docs/model/transfer.md)).`;
  }
  const size =
    parametersFitted === null
      ? 'an unrecorded number of parameters'
      : `${parametersFitted} parameters on ${figuresFitted} figures of ${rowsFitted} rows`;
  return `Fitted: ${size}, one-process rows only ([which](docs/model/parameters.md)). In-sample rows show that the model is not too stiff; they say nothing about accuracy.`;
}
