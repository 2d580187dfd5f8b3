import { baselineList, baselineNames, figureNames } from '@hopwise/calibration';
import type { EvaluationOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import { formatError, formatPercent } from './format.ts';
import { workloadNames } from './names.ts';

type Score = EvaluationOutput['pooled'][number];
type TestScore = EvaluationOutput['tests'][number];

export const share = (fraction: number | null): string =>
  fraction === null ? '-' : formatPercent(fraction);

export const tau = (value: number | null): string => value?.toFixed(2) ?? '-';

/** Errors of each figure, over all tests. */
export const errorTable = (scores: readonly Score[]): Block => ({
  kind: 'table',
  columns: [...['figure', 'n>', 'MdAPE>', 'MAPE>', 'P90>', 'bias>'], ...intervalColumns],
  rows: scores.flatMap(({ figure, error }) =>
    error === null
      ? []
      : [
          [
            figureNames[figure].title,
            String(error.rowCount),
            share(error.mdape),
            share(error.mape),
            share(error.p90),
            formatError(error.bias),
            ...intervalCells(error),
          ],
        ],
  ),
});

const intervalColumns = ['in 50 %>', 'in 90 %>', 'noise>'] as const;

const intervalCells = (error: NonNullable<Score['error']>): readonly string[] => [
  share(error.coverage50),
  share(error.coverage90),
  share(error.noise),
];

/** The model beside guesses that need none, on the rows that both answer. */
export const baselineTable = (scores: readonly Score[]): Block => ({
  kind: 'table',
  columns: [
    'MdAPE of',
    'n>',
    'told>',
    'model>',
    ...baselineList.map((name) => `${baselineNames[name]}>`),
  ],
  rows: scores.flatMap(({ figure, error }) =>
    error?.baselines == null
      ? []
      : [
          [
            figureNames[figure].title,
            String(error.baselines.rowCount),
            String(error.baselines.toldCount),
            share(error.baselines.modelMdape),
            ...baselineList.map((name) => share(error.baselines?.mdape[name] ?? null)),
          ],
        ],
  ),
});

/** Figures of which only the order of magnitude is judged; nothing when there are none. */
export const magnitudeTables = (scores: readonly Score[]): readonly Block[] => {
  const rows = scores.flatMap(({ figure, magnitude }) =>
    magnitude === null
      ? []
      : [
          [
            figureNames[figure].title,
            String(magnitude.rowCount),
            share(magnitude.rightShare),
            ...baselineList.map((name) => share(magnitude.baselines?.share[name] ?? null)),
          ],
        ],
  );
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            'right magnitude',
            'n>',
            'model>',
            ...baselineList.map((name) => `${baselineNames[name]}>`),
          ],
          rows,
        },
      ];
};

/** Every test by itself. */
export const testTable = (scores: readonly TestScore[]): Block => ({
  kind: 'table',
  columns: [
    ...['test', 'rows', 'figure', 'n>', 'MdAPE>', 'P90>', 'bias>', 'tau>'],
    ...intervalColumns,
  ],
  rows: scores.flatMap(({ test, role, figure, error }) =>
    error === null
      ? []
      : [
          [
            testName(test),
            role === 'seen' ? 'seen' : 'held out',
            figureNames[figure].title,
            String(error.rowCount),
            share(error.mdape),
            share(error.p90),
            formatError(error.bias),
            tau(error.kendallTau),
            ...intervalCells(error),
          ],
        ],
  ),
});

/** @example TCP_RR 32, direct, jumbo frames, cilium-2021 on cilium2021-100g */
export const testName = (test: TestScore['test']): string =>
  [
    `${workloadNames[test.workload]} ${test.processes}`,
    test.path,
    ...(test.frames === 'jumbo' ? ['jumbo frames'] : []),
    `${test.source} on ${test.hardware}`,
  ].join(', ');
