import {
  type Evaluation,
  type Fold,
  isHost,
  type LeftOut,
  type Trial,
  trialsOf,
} from '@hopwise/calibration';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseSystems } from '@hopwise/dataset';
import { parsed, shownPath } from './data-file.ts';
import type { PlannedEvaluation } from './planned-evaluation.ts';
import type { DataFolder } from './files.ts';
import { type ForeignFolder, readForeignFolder } from './foreign-measurements.ts';
import { readForeignMachines } from './foreign-machines.ts';
import { ownTrials, withRole } from './own-trials.ts';

/** Where measurements from outside are, and how they may be used. */
export interface ForeignRequest {
  readonly data: string;
  readonly hardware?: string | undefined;
  readonly map: string;
  readonly fitHost: boolean;
}

/** An evaluation of measurements from outside, and what of them it leaves out. */
export interface ForeignEvaluation {
  readonly planned: PlannedEvaluation;
  /** The data folder, with the machine that came from outside. */
  readonly data: DataFolder;
  readonly leftOut: readonly LeftOut[];
  readonly assumed: readonly LeftOut[];
  readonly skippedFiles: ForeignFolder['skippedFiles'];
}

/** @throws {UserError} or a DatasetError, with everything that is wrong with a file */
export function foreignEvaluation(request: ForeignRequest, own: DataFolder): ForeignEvaluation {
  const folder = readForeignFolder(request.data);
  const machines =
    request.hardware === undefined
      ? { profile: null, described: [] }
      : readForeignMachines(request.hardware);
  const data = withMachine(own, machines.profile);
  const ids = {
    datapathIds: datapaths.map(({ id }) => id),
    modifierIds: modifiers.map(({ id }) => id),
  };
  const systems = parsed(request.map, (text, file) => parseSystems(text, file, ids));
  const known = ownTrials(own);
  const read = trialsOf(folder.measurements, systems, known.useOf);
  const trials = read.trials.map((trial) => withRole(trial, known));
  const predictable = trials.filter(({ scenario }) => data.hardwareIds.includes(scenario.hardware));
  const evaluation: Evaluation = {
    id: 'data',
    title: `measurements of ${shownPath(request.data)}`,
    split: 'data',
    method: request.fitHost ? 'host' : 'split',
    scored: 'all',
    fitsEveryMachine: true,
  };
  return {
    data,
    planned: {
      evaluation,
      trials: predictable,
      folds: folds(predictable, known.seenTrials, request),
    },
    leftOut: [
      ...folder.leftOut,
      ...withoutProfile(trials, data, machines.described),
      ...read.leftOut,
    ],
    assumed: read.assumed,
    skippedFiles: folder.skippedFiles,
  };
}

/** A profile of the folder's own with the same id wins. */
function withMachine(
  data: DataFolder,
  profile: ReturnType<typeof readForeignMachines>['profile'],
): DataFolder {
  if (profile === null || data.hardwareIds.includes(profile.id)) return data;
  return {
    ...data,
    hardwareIds: [...data.hardwareIds, profile.id],
    hardware: (id) => (id === profile.id ? profile : data.hardware(id)),
  };
}

/** One machine at a time: calibrated by its own host rows alone, or by what the committed fits saw. */
function folds(
  trials: readonly Trial[],
  seenTrials: readonly Trial[],
  { fitHost }: ForeignRequest,
): readonly Fold[] {
  const machines = [...new Set(trials.map(({ scenario }) => scenario.hardware))].toSorted();
  return machines.map((machine) => {
    const onMachine = trials.filter(({ scenario }) => scenario.hardware === machine);
    const hosts = onMachine.filter(isHost);
    const elsewhere = seenTrials.filter(({ scenario }) => scenario.hardware !== machine);
    const isCalibrated = fitHost && hosts.length > 0;
    return {
      evaluation: 'data',
      name: machine,
      training: isCalibrated ? [...elsewhere, ...hosts] : seenTrials,
      heldOut: isCalibrated ? onMachine.filter((trial) => !isHost(trial)) : onMachine,
    };
  });
}

function withoutProfile(
  trials: readonly Trial[],
  { hardwareIds }: DataFolder,
  described: readonly string[],
): readonly LeftOut[] {
  const missing = trials.filter(({ scenario }) => !hardwareIds.includes(scenario.hardware));
  const names = [
    ...new Set(missing.map(({ source, scenario }) => `${source} ${scenario.hardware}`)),
  ];
  return names.map((name) => {
    const [source = '', subject = ''] = name.split(' ');
    const rows = missing.filter(
      (trial) => trial.source === source && trial.scenario.hardware === subject,
    );
    return {
      source,
      subject,
      reason: described.includes(subject)
        ? 'the list of machines says less of it than a profile needs (clocks, queues, cost ratios)'
        : 'no profile of this machine',
      rowCount: rows.flatMap(({ figures }) => figures).length,
    };
  });
}
