import { readAmount, readChoice, readCount, readRequiredAmount } from '../cell-values.ts';
import { type Cell, readCells } from '../csv-cells.ts';
import { readTable, type TableRow } from '../csv-table.ts';
import { ProblemList } from '../problem-list.ts';
import { type Figure, figuresOf, type Reading, reading } from './figure.ts';
import {
  drivers,
  hasRequests,
  type K8sNetperfTest,
  noteOf,
  profileNames,
  profiles,
  rateOf,
  testOf,
} from './k8s-netperf-test.ts';

const common = [
  'Driver',
  'Profile',
  'Same node',
  'Host Network',
  'Service',
  'Parallelism',
  '# of Samples',
  'Message Size',
] as const;

const rateColumns = [
  'Avg Throughput',
  'Throughput Metric',
  '99%tile Observed Latency',
  'Latency Metric',
] as const;
const cpuColumns = ['Role', 'User CPU', 'System CPU', 'SoftIRQ CPU', 'IRQ CPU'] as const;
const lossColumns = ['Type', 'Value'] as const;

type Row<Name extends string> = TableRow<(typeof common)[number] | Name | 'Burst'>;

function flag(cell: Cell, name: string, problems: ProblemList): boolean {
  return readChoice(cell, name, ['true', 'false'], problems) === 'true';
}

function readTest(row: Row<never>, problems: ProblemList): K8sNetperfTest | null {
  const driver = readChoice(row.Driver, 'driver', drivers, problems);
  const profile = readChoice(row.Profile, 'profile', profileNames, problems);
  const rest = {
    sameNode: flag(row['Same node'], 'Same node', problems),
    hostNetwork: flag(row['Host Network'], 'Host Network', problems),
    service: flag(row.Service, 'Service', problems),
    parallelism: readCount(row.Parallelism, 'Parallelism', problems),
    samples: readCount(row['# of Samples'], '# of Samples', problems),
    messageBytes: readCount(row['Message Size'], 'Message Size', problems),
  };
  return driver === null || profile === null ? null : { driver, profile, ...rest };
}

function rateReadings(
  row: Row<(typeof rateColumns)[number]>,
  profile: string,
  problems: ProblemList,
): readonly (Reading | null)[] {
  const known = profiles[profile];
  const unit = row['Throughput Metric'];
  if (known !== undefined && unit.text !== known.unit) {
    problems.add(unit, `unit "${unit.text}" of ${profile}`, `"${known.unit}"`);
  }
  if (row['Latency Metric'].text !== 'usec') {
    problems.add(row['Latency Metric'], `unit "${row['Latency Metric'].text}"`, '"usec"');
  }
  const rate = readRequiredAmount(row['Avg Throughput'], 'Avg Throughput', problems);
  const latency = readAmount(row['99%tile Observed Latency'], 'latency', problems);
  return [
    known === undefined || rate === null
      ? null
      : reading(known.rate, rateOf(profile, rate), 'Avg Throughput'),
    // A driver that measured none writes 0.
    hasRequests(profile) && latency !== 0
      ? reading('latency_p99_us', latency, '99%tile Observed Latency')
      : null,
  ];
}

function cpuReadings(
  row: Row<(typeof cpuColumns)[number]>,
  problems: ProblemList,
): readonly (Reading | null)[] {
  const role = readChoice(row.Role, 'role', ['Client', 'Server'], problems);
  const modes = (['User CPU', 'System CPU', 'SoftIRQ CPU', 'IRQ CPU'] as const).map((column) =>
    readRequiredAmount(row[column], column, problems),
  );
  const busy = modes.reduce<number>((sum, percent) => sum + (percent ?? 0), 0);
  const metric = role === 'Client' ? 'cpu_client_pct_node' : 'cpu_server_pct_node';
  return [reading(metric, busy, 'User + System + SoftIRQ + IRQ CPU')];
}

function lossReadings(
  row: Row<(typeof lossColumns)[number]>,
  problems: ProblemList,
): readonly (Reading | null)[] {
  const types = ['UDP Percent Loss', 'TCP Retransmissions'] as const;
  const type = readChoice(row.Type, 'type', types, problems);
  const value = readRequiredAmount(row.Value, 'Value', problems);
  return [reading(type === 'UDP Percent Loss' ? 'loss_pct' : 'retransmits', value, type ?? '')];
}

/** Reads one of the tables, whatever else its version puts into it. */
function figuresIn<Name extends string>(
  text: string,
  { columns, problems }: { readonly columns: readonly Name[]; readonly problems: ProblemList },
  readingsOf: (row: Row<Name>, profile: string) => readonly (Reading | null)[],
): readonly Figure[] {
  const required = [...common, ...columns];
  return readTable(text, { required, optional: ['Burst'], others: 'ignored' }, problems).flatMap(
    (row) => {
      const cells = row as Row<Name>;
      const ran = readTest(cells, problems);
      const readings = readingsOf(cells, cells.Profile.text);
      const burst = readAmount(cells.Burst, 'Burst', problems);
      if (ran === null) return [];
      const test = testOf(ran);
      const workload = burst ? `${test.workload}-burst-${burst}` : test.workload;
      return figuresOf({ ...test, workload }, readings).map((figure) => ({
        ...figure,
        note: `${noteOf(ran)}: ${figure.note}`,
      }));
    },
  );
}

/**
 * Reads a CSV file of k8s-netperf: `result-*`, `cpu-result-*` or `loss-rt-result-*`, known by its
 * heading.
 *
 * @throws {DatasetError} with every problem
 */
export function importK8sNetperfCsv(text: string, file: string): readonly Figure[] {
  const problems = new ProblemList(file);
  const heading = readCells(text.split(/\r\n|\n|\r/, 1)[0] ?? '', new ProblemList(file))[0] ?? [];
  const has = (column: string): boolean => heading.some((cell) => cell.text === column);
  const figures = has('Role')
    ? figuresIn(text, { columns: cpuColumns, problems }, (row) => cpuReadings(row, problems))
    : has('Type')
      ? figuresIn(text, { columns: lossColumns, problems }, (row) => lossReadings(row, problems))
      : figuresIn(text, { columns: rateColumns, problems }, (row, profile) =>
          rateReadings(row, profile, problems),
        );
  problems.throwIfAny();
  return figures;
}
