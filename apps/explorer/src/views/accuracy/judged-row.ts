import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import type { EvaluatedRow, EvaluationFile } from '../../data/evaluation-check.ts';
import type { ExplorerModel } from '../../model/explorer-model.ts';
import { datapathName, workloadShortNames } from '../../names.ts';

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure beside its prediction, of a study or of an evaluation. */
export interface JudgedRow {
  readonly id: string;
  readonly name: string;
  readonly datapath: string;
  readonly test: string;
  readonly figure: string;
  readonly role: 'held-out' | 'seen' | 'fit';
  readonly measured: number;
  readonly predicted: number;
  /** (predicted - measured) / measured. */
  readonly error: number;
  readonly interval50: Interval | null;
  readonly interval90: Interval | null;
}

/** Predictions that are judged together, and what they were judged by. */
export interface Judgement {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly JudgedRow[];
  readonly targets: EvaluationFile['evaluations'][number]['targets'];
}

/** Every evaluation that was given, then every study. */
export const judgementsOf = ({ evaluations, comparisons }: ExplorerModel): readonly Judgement[] => [
  ...evaluations.flatMap((file) =>
    file.evaluations.map(({ id, title, rows, targets }) => ({
      ...{ id, title: `Evaluation ${id}: ${title}`, targets },
      rows: rows.flatMap(ofEvaluation),
    })),
  ),
  ...comparisons.map((study) => ({
    id: study.study,
    title: `Study ${study.study}`,
    targets: [],
    rows: study.rows.flatMap((row) => ofStudy(study, row)),
  })),
];

/** Figures that are judged by their magnitude have a sign for an error, and no place among errors. */
function ofEvaluation(row: EvaluatedRow): readonly JudgedRow[] {
  if (row.figure === 'retransmits' || row.measured <= 0) return [];
  const { workload, processes, path } = row.test;
  return [
    {
      ...row,
      id: `${row.id} ${row.figure} ${row.fold}`,
      name: datapathName(row.datapath, row.modifiers),
      test: `${workload}, ${processes} x${path === 'direct' ? '' : `, ${path}`}`,
    },
  ];
}

function ofStudy({ study }: StudyComparison, row: StudyRow): readonly JudgedRow[] {
  const { role, published, prediction, intervals } = row;
  if (role === 'not-compared' || published === null) return [];
  const figures = [
    ['rate', published.rate, prediction.rate.value, intervals.rate],
    [
      'cpu-client',
      published.cpuClientPerUnit,
      prediction.cpuPerUnit.client,
      intervals.cpuClientPerUnit,
    ],
    [
      'cpu-server',
      published.cpuServerPerUnit,
      prediction.cpuPerUnit.server,
      intervals.cpuServerPerUnit,
    ],
  ] as const;
  const isService = prediction.scenario.cluster?.target === 'service';
  return figures.flatMap(([figure, measured, predicted, quantiles]) =>
    measured === null || measured <= 0
      ? []
      : [
          {
            id: [
              study,
              row.datapath,
              ...row.modifiers,
              row.workload,
              row.processes,
              row.mtu,
              published.run,
              String(isService),
              figure,
            ].join(' '),
            name: datapathName(row.datapath, row.modifiers),
            datapath: row.datapath,
            test: `${workloadShortNames[row.workload]}, ${row.processes} x${isService ? ', service' : ''}`,
            ...{ figure, role, measured, predicted },
            error: predicted / measured - 1,
            interval50: quantiles ? { low: quantiles.p25, high: quantiles.p75 } : null,
            interval90: quantiles ? { low: quantiles.p5, high: quantiles.p95 } : null,
          },
        ],
  );
}
