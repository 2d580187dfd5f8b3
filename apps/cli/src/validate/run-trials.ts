import { type FigureName, type LeftOut, type Trial, trialsOf } from '@hopwise/calibration';
import { datapaths, modifiers } from '@hopwise/datapath';
import {
  type Measurement,
  parseMeasurements,
  parseSystems,
  type SystemMapping,
} from '@hopwise/dataset';
import { medianInterval } from '@hopwise/stats';
import type { RecordedRun } from '@hopwise/validator';
import { parsed } from '../data-file.ts';
import { labMapping } from './lab-parts.ts';

/** A figure of a run, over its samples. */
export interface MeasuredFigure {
  readonly name: FigureName;
  readonly median: number;
  /** 90 % interval of the median; null where there are too few samples. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly samples: number;
}

/** One test on one datapath of a run, as a scenario and what was measured of it. */
export interface RunTrial {
  readonly datapath: string;
  readonly trial: Trial;
  readonly figures: readonly MeasuredFigure[];
}

export interface RunTrials {
  readonly trials: readonly RunTrial[];
  readonly leftOut: readonly Pick<LeftOut, 'subject' | 'reason'>[];
}

/** Where rows of the catalogue for what was measured are. */
export interface RunMaps {
  /** File of the parts of lab topologies. */
  readonly lab: string;
  /** File of systems by the names of the run's datapaths; null without one. */
  readonly own: string | null;
}

const ids = {
  datapathIds: datapaths.map(({ id }) => id),
  modifierIds: modifiers.map(({ id }) => id),
};

/**
 * Scenarios for the tests of a run.
 *
 * @param rowsOfRun - The rows of the run, as CSV.
 * @param hardware - The profile that stands for its nodes.
 * @throws {DatasetError} with every problem of a map
 */
export function runTrials(
  run: RecordedRun,
  rowsOfRun: string,
  { maps, hardware }: { readonly maps: RunMaps; readonly hardware: string },
): RunTrials {
  const lab = parsed(maps.lab, (text, file) => parseSystems(text, file, ids));
  const own =
    maps.own === null ? [] : parsed(maps.own, (text, file) => parseSystems(text, file, ids));
  const placed = run.plan.datapaths.map(({ id, topology }) => {
    const row = own.find(({ system }) => system === id);
    if (row !== undefined) return { id, mapping: row, cluster: null };
    if (topology === undefined) {
      return { id, reason: 'not built by the run: --map FILE says what it is in the catalogue' };
    }
    const found = labMapping(topology, lab);
    return 'reason' in found ? { id, ...found } : { id, mapping: found, cluster: found.cluster };
  });
  const systems = placed.map(({ id, ...rest }): SystemMapping => {
    const found = 'mapping' in rest ? rest.mapping : null;
    return {
      source: run.name,
      system: id,
      datapath: found?.datapath ?? null,
      modifiers: found?.modifiers ?? [],
      note: 'reason' in rest ? rest.reason : '',
      line: 1,
    };
  });
  const rows = parseMeasurements(rowsOfRun, 'the rows of the run')
    .map((row): Measurement => ({ ...row, hardwareId: hardware }))
    .filter(({ metric }) => !sharesKernel(run) || !metric.startsWith('cpu_'));
  const { trials, leftOut } = trialsOf(rows, systems, () => ({ role: 'held-out' }));
  const values = valuesByTrial(rows, systems);
  return {
    trials: trials.map((trial) => {
      const cluster = placed.find(({ id }) => id === trial.system);
      const extra = cluster !== undefined && 'cluster' in cluster ? cluster.cluster : null;
      const scenario = extra === null ? trial.scenario : { ...trial.scenario, cluster: extra };
      return {
        datapath: trial.system,
        trial: { ...trial, scenario },
        figures: measuredOf(trial, values.get(trial.id) ?? new Map()),
      };
    }),
    leftOut: leftOut
      .filter(({ reason }) => reason !== 'not scored')
      .map(({ subject, reason }) => ({ subject, reason })),
  };
}

/** Two namespaces over one kernel: what each of them counts of the CPU is the total of both. */
export const sharesKernel = ({ entries }: RecordedRun): boolean =>
  entries.some(
    (entry) =>
      entry.kind === 'environment' &&
      entry.client.kernel.bootId !== null &&
      entry.client.kernel.bootId === entry.server.kernel.bootId,
  );

type Values = ReadonlyMap<FigureName, readonly number[]>;

/** Every sample's figures, by trial: trials of one sample alone give its values. */
function valuesByTrial(
  rows: readonly Measurement[],
  systems: readonly SystemMapping[],
): ReadonlyMap<string, Values> {
  const byTrial = new Map<string, Map<FigureName, number[]>>();
  for (const run of new Set(rows.map((row) => row.run))) {
    const sample = rows.filter((row) => row.run === run);
    for (const { id, figures } of trialsOf(sample, systems, () => ({ role: 'held-out' })).trials) {
      const values = byTrial.get(id) ?? new Map<FigureName, number[]>();
      for (const { name, value } of figures) values.set(name, [...(values.get(name) ?? []), value]);
      byTrial.set(id, values);
    }
  }
  return byTrial;
}

const measuredOf = ({ figures }: Trial, values: Values): readonly MeasuredFigure[] =>
  figures.map(({ name, value }) => {
    const own = values.get(name) ?? [];
    const found = medianInterval(own, 0.9);
    return {
      name,
      median: value,
      interval: found && { low: found.low, high: found.high },
      samples: own.length,
    };
  });
