import { type Datapath, isHandOver } from '@hopwise/datapath';
import { percent, signedPercent, testName } from './format.ts';
import { markdownTable } from './markdown-table.ts';
import type { ComparedLoad, SolverDistance } from './solver-distance.ts';

/** One test and how far apart the solvers are on every datapath. */
export interface ComparedTest {
  readonly load: ComparedLoad;
  readonly distances: readonly SolverDistance[];
}

const figures = ['rate', 'client', 'server'] as const;

/** Datapaths named for each figure of each test. */
const named = 2;

/** Events against analytic over the catalogue: a summary per test, then those farthest apart. */
export const catalogueAgreementBlock = (tests: readonly ComparedTest[]): string =>
  [
    markdownTable(
      [
        ...['test', 'processes:', 'datapaths:', 'rate, median:', 'worst:'],
        ...['client CPU, median:', 'worst:', 'server CPU, median:', 'worst:'],
      ],
      tests.map(({ load, distances }) => [
        testName(load.kind),
        String(load.processes),
        String(distances.length),
        ...figures.flatMap((figure) => medianAndWorst(distances.map((each) => each[figure]))),
      ]),
    ),
    '',
    `The ${named} farthest apart in each figure, with what all of their flows share:`,
    '',
    markdownTable(
      [
        ...['test', 'processes:', 'datapath', 'rate:', 'client CPU:', 'server CPU:'],
        ...['skb received:', 'limited by (events)', 'shared by all flows'],
      ],
      tests.flatMap(({ load, distances }) =>
        farthest(distances).map((each) => [
          testName(load.kind),
          String(load.processes),
          `[\`${each.datapath.id}\`](../catalogue/${each.datapath.id}.md)`,
          ...[each.rate, each.client, each.server, each.aggregate].map(signedPercent),
          each.limitedBy === 'latency' ? 'waiting for answers' : each.limitedBy,
          sharedBy(each.datapath),
        ]),
      ),
    ),
  ].join('\n');

const medianAndWorst = (differences: readonly number[]): readonly string[] => {
  const sizes = differences.map(Math.abs).toSorted((a, b) => a - b);
  return [
    percent(sizes[Math.floor((sizes.length - 1) / 2)] ?? null),
    percent(sizes.at(-1) ?? null),
  ];
};

function farthest(distances: readonly SolverDistance[]): readonly SolverDistance[] {
  const worst = figures.flatMap((figure) =>
    distances.toSorted((a, b) => Math.abs(b[figure]) - Math.abs(a[figure])).slice(0, named),
  );
  return distances.filter((each) => worst.includes(each));
}

function sharedBy({ egress, ingress, encapsulation }: Datapath): string {
  const entries = [...egress, ...ingress].flatMap(({ entry }) => (isHandOver(entry) ? entry : []));
  const queue = encapsulation.some(({ outerFlowEntropy }) => !outerFlowEntropy);
  return [...(queue ? ['receive queue'] : []), ...new Set(entries)].join(', ') || '-';
}
