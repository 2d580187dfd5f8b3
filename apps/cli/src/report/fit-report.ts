import {
  figureNames,
  observedFigureList,
  observedFigures,
  type Verification,
} from '@hopwise/calibration';
import type { ParsedCosts } from '@hopwise/dataset';
import type { FitConclusion } from '../fit-outcome.ts';
import type { FitRecord } from '../fit-record.ts';
import { formatCount, formatError, formatNumber } from './format.ts';
import { pathName } from './names.ts';
import { table } from './table.ts';
import { verificationReport } from './verification-report.ts';
import { wrap } from './wrap.ts';

/** A fit for a person to read: how much freedom it had, what moved, what is left, what was done. */
export const fitReport = (
  conclusion: FitConclusion,
  priors: ParsedCosts,
  verification: Verification | null,
): string =>
  [
    heading(conclusion.record),
    factorTable(conclusion.record, priors),
    identifiability(conclusion.record),
    residualTable(conclusion.record),
    ...(verification === null ? [] : [verificationReport(verification)]),
    ending(conclusion),
  ].join('\n\n');

function heading({ hardware, study, split, processes, ...fit }: FitRecord): string {
  const counts = `${formatCount(fit.parameters, 'parameter')} on ${formatCount(fit.figures, 'figure')} of ${formatCount(fit.rows, 'row')}`;
  const how = fit.converged ? 'converged' : 'NOT converged';
  return [
    `Costs of ${hardware} fitted to ${study}: ${counts}`,
    wrap(
      `The rows are those that split ${split} calls fit: ${processes.join(' and ')} process(es). Closed-form solver, ${how} after ${formatCount(fit.iterations, 'step')}; priors count as observations, so there are ${fit.figures + fit.parameters} terms, whose squares sum to ${formatNumber(fit.sumOfSquares)}.`,
    ),
  ].join('\n');
}

/** Half the width of a 90 % interval of a normal distribution, in standard deviations. */
const ninetyPercent = 1.645;

function factorTable({ factors }: FitRecord, priors: ParsedCosts): string {
  const rows = factors.map(({ name, sigmaLog, value, z, atBound, sd, systems }) => {
    const spread = Math.exp(ninetyPercent * sigmaLog);
    return [
      name,
      `${formatNumber(1 / spread)} .. ${formatNumber(spread)}`,
      formatNumber(value),
      `${z < 0 ? '' : '+'}${z.toFixed(2)}`,
      sd.toFixed(2),
      String(systems),
      String(priors.costs.filter(({ fit }) => fit === name).length),
      remarkOn({ z, atBound, sd }),
    ];
  });
  return [
    'Factors: what the costs of a name are multiplied by; 1 is the prior',
    table(['factor', 'prior, 90 %>', 'value>', 'z>', 'left>', 'systems>', 'costs>', ''], rows),
    wrap(
      'z: logarithm of the value, in widths (standard deviations) of the prior. left: width that the data leave, in the same. systems: how many of them have a figure that the factor moves.',
    ),
  ].join('\n');
}

function remarkOn({ z, atBound, sd }: Pick<FitRecord['factors'][number], 'z' | 'atBound' | 'sd'>) {
  if (atBound) return 'AT ITS BOUND';
  if (Math.abs(z) > 2) return 'far from its prior';
  return sd > 0.9 ? 'not learnt' : '';
}

function identifiability({ learned, parameters, misfit, modelError, tied }: FitRecord): string {
  const pairs = tied.map(({ names }) => names.join(' and '));
  const percent = (value: number): string => `${formatNumber(100 * value)} %`;
  return wrap(
    [
      `The data say more than the priors of ${learned} of ${formatCount(parameters, 'combination')} of factors.`,
      pairs.length === 0
        ? 'No two factors move the figures alike.'
        : `They cannot tell apart ${pairs.join('; ')}: a sum is known, its parts are the priors'.`,
      `Errors left are ${formatNumber(misfit)} times those assumed of the figures, and what is left open is wider by that; the model's own share of them is ${percent(modelError.rate)} of rates and ${percent(modelError.cpu)} of CPU.`,
    ].join(' '),
  );
}

type Residual = FitRecord['residuals'][number];

function residualTable({ residuals }: FitRecord): string {
  const figures = observedFigureList.filter((name) =>
    residuals.some(({ figure }) => figure === name),
  );
  const rowOf = ({ workload, datapath, modifiers, processes }: Residual): readonly string[] => [
    workload,
    pathName(datapath, modifiers),
    String(processes),
  ];
  const keyOf = (residual: Residual): string => rowOf(residual).join(' ');
  const rows = [...new Set(residuals.map(keyOf))].map((key) => {
    const ofRow = residuals.filter((residual) => keyOf(residual) === key);
    const errors = figures.map((figure) => ofRow.find((row) => row.figure === figure)?.error);
    return [
      ...ofRow.slice(0, 1).flatMap(rowOf),
      ...errors.map((error) => formatError(error ?? null)),
    ];
  });
  return [
    'Errors left on the rows of the fit (in sample: they show stiffness, not accuracy)',
    table(
      [
        'test',
        'datapath',
        'processes>',
        ...figures.map((name) => `${figureNames[observedFigures[name]].title.replace(',', '')}>`),
      ],
      rows,
    ),
  ].join('\n');
}

function ending({ outcome, reasons, files }: FitConclusion): string {
  const list = reasons.map((reason) => `  ${wrap(reason, 4)}`).join('\n');
  if (outcome === 'written') return `Written: ${files.join(', ')}`;
  if (outcome === 'same') return `As committed, to three digits: ${files.join(', ')}`;
  if (outcome === 'refused') return `Not written, because this fit cannot be trusted:\n${list}`;
  return `NOT as committed (hopwise calibrate without --check writes it):\n${list}`;
}
