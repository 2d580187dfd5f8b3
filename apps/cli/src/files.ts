import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { StudyData } from '@hopwise/calibration';
import { datapaths, type Hardware, modifiers } from '@hopwise/datapath';
import {
  parseCosts,
  parseHardware,
  parseMeasurements,
  parseSplits,
  parseSystems,
} from '@hopwise/dataset';
import { type PlatformCosts, parseFitRecord } from './platform-costs.ts';
import { together } from './together.ts';
import { UserError } from './user-error.ts';

/** A folder of hardware, costs and studies, read and checked file by file. */
export interface DataFolder {
  readonly hardwareIds: readonly string[];
  readonly studyIds: readonly string[];
  readonly hardware: (id: string) => Hardware;
  /** A machine with its fitted costs, or its priors while nothing is fitted. */
  readonly platform: (hardwareId: string) => Platform;
  readonly study: (id: string) => StudyData;
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
  const fitted = join(root, 'costs', `${hardwareId}.csv`);
  const prior = join(root, 'priors', `${hardwareId}.csv`);
  if (!existsSync(fitted)) return { table: parsed(prior, parseCosts), kind: 'prior', fit: null };
  const record = join(root, 'costs', `${hardwareId}.json`);
  return {
    table: parsed(fitted, parseCosts),
    kind: 'fitted',
    fit: existsSync(record) ? parsed(record, parseFitRecord) : null,
  };
}

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
