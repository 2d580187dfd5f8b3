import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { StudyData } from '@hopwise/calibration';
import { type Cost, datapaths, type Hardware, modifiers } from '@hopwise/datapath';
import {
  type ParsedCosts,
  parseCosts,
  parseHardware,
  parseMeasurements,
  parseSplits,
  parseSystems,
} from '@hopwise/dataset';
import { type FitRecord, parseFitRecord } from './fit-record.ts';
import type { PlatformCosts } from './platform-costs.ts';
import { together } from './together.ts';
import { UserError } from './user-error.ts';
import { writeTogether } from './write-together.ts';

/** A folder of hardware, costs and studies, read and checked file by file. */
export interface DataFolder {
  readonly hardwareIds: readonly string[];
  readonly studyIds: readonly string[];
  readonly hardware: (id: string) => Hardware;
  /** A machine with its fitted costs, or its priors while nothing is fitted. */
  readonly platform: (hardwareId: string) => Platform;
  readonly study: (id: string) => StudyData;
  /** A machine with its costs before any fit. */
  readonly beforeFit: (hardwareId: string) => BeforeFit;
  /** What the last fit wrote, as it stands there; null when there was none. */
  readonly committedFit: (hardwareId: string) => CommittedFit | null;
  /** Writes what a fit found, both files or none, and names them. */
  readonly writeFit: (hardwareId: string, files: FitTexts) => readonly string[];
}

/** A machine and its costs before any fit. */
interface BeforeFit {
  readonly hardware: Hardware;
  readonly priors: ParsedCosts;
  /** The priors' file, as a message should name it. */
  readonly file: string;
}

/** A fit as it stands in its files. */
interface CommittedFit {
  readonly costs: readonly Cost[];
  readonly record: FitRecord;
  readonly files: readonly string[];
}

/** What a fit writes: the table, and the record beside it. */
interface FitTexts {
  readonly costs: string;
  readonly record: string;
}

/** A machine and what its kernel's work costs. */
export interface Platform {
  readonly hardware: Hardware;
  readonly costs: PlatformCosts;
}

/** @throws {UserError} when there is no such folder */
export function openDataFolder(folder: string): DataFolder {
  const root = resolve(folder);
  if (!existsSync(root)) throw new UserError([`there is no data folder ${root}`]);
  const inRoot = (...parts: string[]): string => join(root, ...parts);
  const hardwareIn = (id: string): Hardware =>
    parsed(inRoot('hardware', `${id}.yaml`), parseHardware);
  return {
    hardwareIds: namesIn(inRoot('hardware'), '.yaml'),
    studyIds: namesIn(inRoot('published'), ''),
    hardware: hardwareIn,
    platform: (id) => together({ hardware: () => hardwareIn(id), costs: () => costsIn(root, id) }),
    study: (id) => ({ id, ...studyIn(root, id) }),
    beforeFit: (id) => {
      const path = inRoot('priors', `${id}.csv`);
      const priors = (): ParsedCosts => parsed(path, parseCosts);
      return { ...together({ hardware: () => hardwareIn(id), priors }), file: shownPath(path) };
    },
    committedFit: (id) => {
      const files = fitFiles(root, id);
      if (!existsSync(files.costs) && !existsSync(files.record)) return null;
      return {
        costs: parsed(files.costs, parseCosts).costs,
        record: parsed(files.record, parseFitRecord),
        files: [shownPath(files.costs), shownPath(files.record)],
      };
    },
    writeFit: (id, { costs, record }) => {
      const files = fitFiles(root, id);
      writeTogether([
        [files.costs, costs],
        [files.record, record],
      ]);
      return [shownPath(files.costs), shownPath(files.record)];
    },
  };
}

function studyIn(root: string, id: string): Omit<StudyData, 'id'> {
  const ids = {
    datapathIds: datapaths.map((datapath) => datapath.id),
    modifierIds: modifiers.map((modifier) => modifier.id),
  };
  return together({
    measurements: () => parsed(join(root, 'published', id, 'measurements.csv'), parseMeasurements),
    systems: () => parsed(join(root, 'systems.csv'), (text, file) => parseSystems(text, file, ids)),
    splits: () => parsed(join(root, 'splits.csv'), parseSplits),
  });
}

function costsIn(root: string, hardwareId: string): PlatformCosts {
  const { costs, record } = fitFiles(root, hardwareId);
  const prior = join(root, 'priors', `${hardwareId}.csv`);
  if (!existsSync(costs)) {
    return { file: shownPath(prior), table: parsed(prior, parseCosts), kind: 'prior', fit: null };
  }
  const table = parsed(costs, parseCosts);
  const fit = existsSync(record) ? parsed(record, parseFitRecord) : null;
  if (fit !== null && fit.costsHash !== table.hash) {
    throw new UserError([
      `${shownPath(record)} is not the record of ${shownPath(costs)}: one was changed without the other; "hopwise calibrate --study ${fit.study}" writes both`,
    ]);
  }
  return { file: shownPath(costs), table, kind: 'fitted', fit };
}

const fitFiles = (root: string, hardwareId: string): FitTexts => ({
  costs: join(root, 'costs', `${hardwareId}.csv`),
  record: join(root, 'costs', `${hardwareId}.json`),
});

/** @throws {UserError} when the file is not there; whatever `parse` throws when it is wrong */
function parsed<Result>(path: string, parse: (text: string, file: string) => Result): Result {
  if (!existsSync(path)) throw new UserError([`there is no data file ${shownPath(path)}`]);
  return parse(readFileSync(path, 'utf8'), shownPath(path));
}

/** Relative to where the user is, when it is below; with forward slashes. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return (fromHere.startsWith('..') ? path : fromHere).split(sep).join('/');
}

const namesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
        .map((name) => name.slice(0, name.length - ending.length))
        .toSorted()
    : [];

/** Every file below `folder`, by its path with forward slashes: `assets/index.js`. */
export const readSite = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );
