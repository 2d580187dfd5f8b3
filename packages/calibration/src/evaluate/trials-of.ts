import type { Scenario, WorkloadKind } from '@hopwise/datapath';
import { type Measurement, type SystemMapping } from '@hopwise/dataset';
import { mean, median, standardDeviation } from '@hopwise/stats';
import { statedCluster, statedLoad } from '../stated-load.ts';
import { type FigureName, figureNameList } from './figure-names.ts';
import { grouped } from './grouped.ts';
import { leftOutList } from './left-out-list.ts';
import { isScoredMetric, measuredFigures } from './measured-figures.ts';
import { unusableReason } from './run-facts.ts';
import type { LeftOut, Trial, TrialFigure } from './trial.ts';

/** What a measurement is used for; the reason where it is not used. */
export type UseOf = (
  row: Measurement,
) => { readonly role: Trial['role'] } | { readonly role: 'excluded'; readonly reason: string };

/** Trials of some measurements, and everything that is in none of them. */
export interface Trials {
  readonly trials: readonly Trial[];
  readonly leftOut: readonly LeftOut[];
  /** Rows that something was assumed of which their source does not state. */
  readonly assumed: readonly LeftOut[];
}

interface Placed {
  readonly row: Measurement;
  readonly role: Trial['role'];
  readonly kind: WorkloadKind;
  readonly scenario: Scenario;
}

/** What an Ethernet device has unless told otherwise [byte]. */
const ethernetMtu = 1500;
const mtuAssumption = `MTU not stated: ${ethernetMtu} taken`;

/** Groups measurements into trials; the runs of one trial give medians. */
export function trialsOf(
  measurements: readonly Measurement[],
  systems: readonly SystemMapping[],
  useOf: UseOf,
): Trials {
  const placedRows: Placed[] = [];
  const left: Omit<LeftOut, 'rowCount'>[] = [];
  const assumed: Omit<LeftOut, 'rowCount'>[] = [];
  for (const row of measurements) {
    if (row.workload === 'idle') continue; // Used where a loaded figure has idle time in it.
    const placed = place(row, systems, useOf);
    if ('reason' in placed) {
      left.push({ source: row.source, ...placed });
      continue;
    }
    placedRows.push(placed);
    if (row.mtu === null) {
      assumed.push({ source: row.source, subject: row.workload, reason: mtuAssumption });
    }
  }
  const idle = measurements.filter(({ workload }) => workload === 'idle');
  const groups = grouped(placedRows, ({ row, role }) => `${idOf(row)} ${role}`);
  const trials = groups.map((rows) => trialOf(rows, idle));
  return {
    trials: trials
      .filter(({ figures }) => figures.length > 0)
      .toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
    leftOut: leftOutList(left),
    assumed: leftOutList(assumed),
  };
}

const idOf = (row: Measurement): string =>
  [
    row.source,
    row.hardwareId,
    row.system,
    row.systemVersion,
    row.workload,
    row.path,
    row.streams,
    row.messageBytes,
    row.mtu,
  ].join('/');

/** A row with its place in the catalogue, or why it has none. */
function place(
  row: Measurement,
  systems: readonly SystemMapping[],
  useOf: UseOf,
): Placed | { readonly subject: string; readonly reason: string } {
  const { source, system, workload, streams, mtu } = row;
  const mapping = systems.find((entry) => entry.source === source && entry.system === system);
  if (mapping === undefined) return { subject: system, reason: 'the map has no such system' };
  if (mapping.datapath === null) {
    return { subject: system, reason: `no datapath: ${mapping.note || 'the map leaves it blank'}` };
  }
  const load = statedLoad(row);
  if (load === null) return { subject: workload, reason: 'no such workload is simulated' };
  if (!isScoredMetric(row.metric)) return { subject: row.metric, reason: 'not scored' };
  const unusable = unusableReason(row);
  if (unusable !== null) return { subject: row.metric, reason: unusable };
  const use = useOf(row);
  if (use.role === 'excluded') return { subject: system, reason: use.reason };
  if (streams === null) return { subject: workload, reason: 'number of streams not stated' };
  const cluster = statedCluster(row, mapping);
  const scenario: Scenario = {
    datapath: mapping.datapath,
    modifiers: mapping.modifiers,
    hardware: row.hardwareId,
    workload: { ...load, processes: streams },
    ...(cluster === null ? {} : { cluster }),
    mtu: mtu ?? ethernetMtu,
    seed: 1,
  };
  return { row, role: use.role, kind: load.kind, scenario };
}

function trialOf(rows: readonly Placed[], idle: readonly Measurement[]): Trial {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a trial without measurements');
  const { row, role, kind, scenario } = first;
  const { source, system, path } = row;
  const runs = [...new Set(rows.map((each) => each.row.run))].toSorted().map((run) =>
    measuredFigures(
      kind,
      rows.map((each) => each.row).filter((each) => each.run === run),
      idle.filter((each) => each.source === source && each.system === system && each.run === run),
    ),
  );
  // Runs of a chart are the same measurement drawn again.
  const areRepeats = rows.every((each) => each.row.method === 'raw-file');
  const figures = figureNameList.flatMap((name) => figureOf(name, runs, areRepeats));
  return { id: idOf(row), source, system, path, scenario, role, figures };
}

function figureOf(
  name: FigureName,
  runs: readonly Readonly<Partial<Record<FigureName, number>>>[],
  areRepeats: boolean,
): readonly TrialFigure[] {
  const values = runs.flatMap((run) => run[name] ?? []);
  if (values.length === 0) return [];
  const middle = mean(values);
  const hasScatter = areRepeats && values.length > 1 && middle > 0;
  const cv = hasScatter ? standardDeviation(values) / middle : null;
  return [{ name, value: median(values), runCount: values.length, cv }];
}
