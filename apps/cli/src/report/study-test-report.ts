import {
  type CaseRole,
  figureOfId,
  type JudgedCase,
  type JudgedFigure,
  type JudgedTest,
} from '@hopwise/calibration';
import { formatError } from './format.ts';
import { pathName } from './names.ts';
import { formatFigure } from './study-figure.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

const roles: Readonly<Record<CaseRole, string>> = {
  fit: 'fit',
  'held-out': 'held out',
  seen: 'seen',
  'not-fitted': 'not fitted',
};

/** One test of a study: each system's figures, predicted beside published. */
export function studyTestReport({ title, hardware, assumed, cases }: JudgedTest): string {
  const predicted = cases.filter(({ refused }) => refused === null);
  const figures = cases[0]?.figures.map(({ figure }) => figure) ?? [];
  return [
    wrap(`${title}; on ${hardware}`),
    ...(assumed === null ? [] : [wrap(`Assumed: ${assumed}`)]),
    ...(predicted.length === 0
      ? []
      : [
          table(
            [
              'system',
              'row',
              ...figures.flatMap((id) => [`${figureOfId(id).title}>`, 'publ.>', 'error>']),
              'limited by',
            ],
            predicted.map(cells),
          ),
        ]),
    ...refusals(cases),
  ].join('\n');
}

const cells = (each: JudgedCase): readonly string[] => [
  `${each.system} (${pathName(each.datapath ?? '', each.modifiers)})`,
  each.role === null ? '-' : roles[each.role],
  ...each.figures.flatMap(figureCells),
  each.bottleneck ?? '',
];

const figureCells = ({ unit, predicted, published, error }: JudgedFigure): readonly string[] => [
  predicted === null ? '-' : formatFigure(predicted, unit),
  published === null ? '-' : formatFigure(published, unit),
  formatError(error),
];

/** What was not predicted, by reason. */
const refusals = (cases: readonly JudgedCase[]): readonly string[] =>
  [...new Set(cases.flatMap(({ refused }) => refused ?? []))].map((reason) => {
    const systems = cases.filter(({ refused }) => refused === reason).map(({ system }) => system);
    return wrap(`Not predicted: ${systems.join(', ')}: ${reason}.`);
  });
