import type { Accuracy } from '@hopwise/calibration';
import { cpuBias, worstFigure } from './accuracy-cells.ts';
import { percent, signedPercent, testName } from './format.ts';
import { markdownTable } from './markdown-table.ts';

/** Held-out rows by the closed form, and where either solver is nearer to what was published. */
export function closedFormBlock(
  simulated: readonly Accuracy[],
  closedForm: readonly Accuracy[],
): string {
  const heldOut = closedForm.filter(({ role }) => role === 'held-out');
  return [
    'The same held-out rows in closed form:',
    '',
    markdownTable(columns, heldOut.map(rowOf)),
    '',
    [nearerText(simulated, heldOut), reasons].join(' '),
  ].join('\n');
}

const columns = [
  'test',
  'n:',
  'rate MdAPE:',
  'bias:',
  'tau:',
  'CPU MdAPE:',
  'bias, client / server:',
  'worst figure',
];

const rowOf = (accuracy: Accuracy): readonly string[] => [
  testName(accuracy.workload),
  String(accuracy.rowCount),
  percent(accuracy.rateMdape),
  signedPercent(accuracy.rateBias),
  accuracy.rateKendallTau?.toFixed(2) ?? '-',
  percent(accuracy.cpuMdape),
  cpuBias(accuracy),
  worstFigure(accuracy),
];

const reasons =
  'The fit used the closed form, on one-process rows, where the two solvers nearly agree. With 32 processes they [part](docs/model/agreement.md): the closed form knows mean loads only and estimates waiting, and what it gets wrong can cancel an error of the costs, so being nearer on a few rows is no proof of being right. The simulation counts waiting for busy cores and lines as it happens, and gives distributions and percentiles; that is why it is the headline.';

/** A median error of either solver that stands for the same rows. */
interface Pair {
  readonly name: string;
  readonly simulated: number;
  readonly closedForm: number;
}

function nearerText(simulated: readonly Accuracy[], heldOut: readonly Accuracy[]): string {
  const pairs = heldOut.flatMap((row) => pairsOf(row, simulated));
  const isTie = (pair: Pair): boolean => percent(pair.simulated) === percent(pair.closedForm);
  const clear = pairs.filter((pair) => !isTie(pair));
  const list = (chosen: readonly Pair[]): string =>
    chosen
      .map((pair) => `${pair.name} (${percent(pair.simulated)} / ${percent(pair.closedForm)})`)
      .join(', ') || 'nothing';
  const nearer = clear.filter((pair) => pair.closedForm < pair.simulated);
  const farther = clear.filter((pair) => pair.closedForm > pair.simulated);
  return `Median errors, simulated / closed form: the closed form is nearer for ${list(nearer)}; the simulation is nearer for ${list(farther)}.`;
}

function pairsOf(row: Accuracy, simulated: readonly Accuracy[]): readonly Pair[] {
  const other = simulated.find(
    ({ role, workload }) => role === row.role && workload === row.workload,
  );
  return (
    [
      ['rates', other?.rateMdape, row.rateMdape],
      ['CPU', other?.cpuMdape, row.cpuMdape],
    ] as const
  ).flatMap(([figure, events, analytic]) =>
    events == null || analytic === null
      ? []
      : [
          {
            name: `${figure} of ${testName(row.workload)}`,
            simulated: events,
            closedForm: analytic,
          },
        ],
  );
}
