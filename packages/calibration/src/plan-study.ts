import { type Cluster, datapaths, type Scenario, workloadKinds } from '@hopwise/datapath';
import { type Measurement, roleOf, type SplitRule, type SystemMapping } from '@hopwise/dataset';
import { publishedFigures } from './published-figures.ts';
import type { PublishedFigures, StudyRole } from './study-comparison.ts';
import { type StatedLoad, statedCluster, statedLoad } from './stated-load.ts';
import type { StudyData } from './study-data.ts';

/** A scenario that a study ran, and what it published of it. */
export interface PlannedScenario {
  readonly scenario: Scenario;
  readonly role: StudyRole;
  /** Why it has that role. */
  readonly reason: string;
  /** Null when no published figure of it is valid. */
  readonly published: PublishedFigures | null;
}

/** The scenarios of one study, in the order of a report. */
export interface StudyPlan {
  readonly study: string;
  readonly hardware: string;
  readonly scenarios: readonly PlannedScenario[];
}

/**
 * Lists every scenario of a study that the catalogue can predict.
 *
 * The split is the first one with a rule for this study; a system none of whose rows it compares is
 * left out. A scenario that was published several times (`run`) is compared with the first time that
 * the split does not exclude.
 *
 * @param seed - Seed of every scenario, so that datapaths are compared under the same chance.
 * @throws {RangeError} when the study has no such scenario, or ran on several machines
 */
export function planStudy({ id, measurements, systems, splits }: StudyData, seed = 1): StudyPlan {
  const groups = new Map<string, readonly Placed[]>();
  for (const row of measurements.flatMap((measurement) => placed(measurement, systems))) {
    groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  }
  const hardware = [...new Set(measurements.map((measurement) => measurement.hardwareId))];
  if (groups.size === 0) throw new RangeError(`no scenario of ${id} is in the catalogue`);
  if (hardware.length !== 1) throw new RangeError(`${id} ran on ${hardware.join(', ')}`);
  const split = splits.find((rule) => rule.source === id)?.split ?? '';
  const rules = splits.filter((rule) => rule.split === split);
  const scenarios = [...groups.values()].map((rows) =>
    plannedScenario(rows, { hardware: hardware[0] ?? '', seed, rules }),
  );
  return {
    study: id,
    hardware: hardware[0] ?? '',
    scenarios: ofComparedSystems(scenarios).toSorted(byReportOrder),
  };
}

function ofComparedSystems(scenarios: readonly PlannedScenario[]): readonly PlannedScenario[] {
  const systemOf = ({ scenario }: PlannedScenario): string =>
    [scenario.datapath, ...scenario.modifiers].join('+');
  const compared = new Set(
    scenarios.filter(({ role }) => role !== 'not-compared').map((each) => systemOf(each)),
  );
  return scenarios.filter((each) => compared.has(systemOf(each)));
}

interface Placed {
  readonly key: string;
  readonly load: StatedLoad;
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly processes: number;
  readonly mtu: number;
  readonly cluster: Cluster | null;
  readonly measurement: Measurement;
}

/** The measurement with its place in the catalogue; nothing when it has none. */
function placed(measurement: Measurement, systems: readonly SystemMapping[]): readonly Placed[] {
  const { source, system, streams, mtu } = measurement;
  const mapping = systems.find((entry) => entry.source === source && entry.system === system);
  const load = statedLoad(measurement);
  if (mapping?.datapath == null || load === null) return [];
  if (streams === null || mtu === null) return [];
  const { datapath, modifiers } = mapping;
  const cluster = statedCluster(measurement, mapping);
  const key = JSON.stringify([datapath, modifiers, load, streams, mtu, cluster]);
  return [{ key, load, datapath, modifiers, processes: streams, mtu, cluster, measurement }];
}

interface PlanContext {
  readonly hardware: string;
  readonly seed: number;
  readonly rules: readonly SplitRule[];
}

function plannedScenario(rows: readonly Placed[], context: PlanContext): PlannedScenario {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a scenario without measurements');
  const { datapath, modifiers, load, processes, mtu, cluster } = first;
  const scenario: Scenario = {
    datapath,
    modifiers,
    hardware: context.hardware,
    workload: { ...load, processes },
    ...(cluster === null ? {} : { cluster }),
    mtu,
    seed: context.seed,
  };
  return { scenario, ...publishedPart(rows, load.kind, context.rules) };
}

/** Role and figures of the first run that has a role, else why none has. */
function publishedPart(
  rows: readonly Placed[],
  kind: StatedLoad['kind'],
  rules: readonly SplitRule[],
) {
  const decided = rows.map(({ measurement }) => ({
    measurement,
    ...roleOf(measurement, rules, rules[0]?.split ?? ''),
  }));
  const chosen = decided.find(({ role }) => role !== 'excluded');
  if (chosen === undefined || chosen.role === 'excluded') {
    return { role: 'not-compared', reason: decided[0]?.reason ?? '', published: null } as const;
  }
  const sameRun = decided
    .filter(
      ({ role, measurement }) => role !== 'excluded' && measurement.run === chosen.measurement.run,
    )
    .map(({ measurement }) => measurement);
  const published = publishedFigures(kind, sameRun);
  if (published === null) {
    return {
      role: 'not-compared',
      reason: 'neither rate nor CPU was published',
      published,
    } as const;
  }
  return { role: chosen.role, reason: chosen.reason, published };
}

const order = ({ scenario }: PlannedScenario): readonly number[] => [
  workloadKinds.indexOf(scenario.workload.kind),
  scenario.workload.processes,
  scenario.workload.requestBytes,
  scenario.cluster === undefined ? 0 : 1,
  scenario.mtu,
  datapaths.findIndex((datapath) => datapath.id === scenario.datapath),
  scenario.modifiers.length,
];

function byReportOrder(a: PlannedScenario, b: PlannedScenario): number {
  const [orderA, orderB] = [order(a), order(b)];
  const differing = orderA.findIndex((value, i) => value !== orderB[i]);
  return differing < 0 ? 0 : (orderA[differing] ?? 0) - (orderB[differing] ?? 0);
}
