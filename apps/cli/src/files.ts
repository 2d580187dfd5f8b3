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
  type SystemMapping,
} from '@hopwise/dataset';
import { namesIn, parsed, shownPath } from './data-file.ts';
import { type FitRecord, parseFitRecord } from './fit-record.ts';
import type { PlatformCosts } from './platform-costs.ts';
import { type FitTexts, fitFiles, hasCosts, readCosts } from './read-costs.ts';
import { refuseNoData } from './refuse-no-data.ts';
import { scaledCosts } from './scaled-costs.ts';
import { together } from './together.ts';
import { writeTogether } from './write-together.ts';

/** A folder of hardware, costs and studies, read and checked file by file. */
export interface DataFolder {
  readonly hardwareIds: readonly string[];
  /** Every study, also those that nothing can be predicted of yet. */
  readonly publishedIds: readonly string[];
  /** Studies without machines that lack a profile: no measurements need be read to offer these. */
  readonly studyIds: readonly string[];
  readonly hardware: (id: string) => Hardware;
  /** A machine with its fitted costs, else its priors, else another machine's, scaled. */
  readonly platform: (hardwareId: string) => Platform;
  readonly study: (id: string) => StudyData;
  /** Datapaths that some study compares with a measurement; reads no measurements. */
  readonly comparedIds: () => ReadonlySet<string>;
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

/** A machine and what its kernel's work costs. */
export interface Platform {
  readonly hardware: Hardware;
  readonly costs: PlatformCosts;
}

/**
 * @param given - The folder as it was given on the command line, for messages that show a command.
 * @throws {UserError} when there is no such folder, or no machine in it
 */
export function openDataFolder(folder: string, given?: string): DataFolder {
  const root = resolve(folder);
  refuseNoData(root);
  const inRoot = (...parts: string[]): string => join(root, ...parts);
  const hardwareIn = (id: string): Hardware =>
    parsed(inRoot('hardware', `${id}.yaml`), parseHardware);
  const publishedIds = namesIn(inRoot('published'), '');
  const studyIds = publishedIds.filter(
    (id) => !existsSync(inRoot('published', id, 'machines.json')),
  );
  return {
    hardwareIds: namesIn(inRoot('hardware'), '.yaml'),
    publishedIds,
    studyIds,
    hardware: hardwareIn,
    platform: (id) => {
      if (hasCosts(root, id)) {
        return together({
          hardware: () => hardwareIn(id),
          costs: () => readCosts(root, id, given),
        });
      }
      const hardware = hardwareIn(id);
      return { hardware, costs: scaledCosts(root, hardware, given) };
    },
    study: (id) => ({ id, ...studyIn(root, id) }),
    comparedIds: () => comparedIn(root, studyIds),
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

const studyIn = (root: string, id: string): Omit<StudyData, 'id'> =>
  together({
    measurements: () => parsed(join(root, 'published', id, 'measurements.csv'), parseMeasurements),
    systems: () => systemsIn(root),
    splits: () => parsed(join(root, 'splits.csv'), parseSplits),
  });

function systemsIn(root: string): readonly SystemMapping[] {
  const ids = {
    datapathIds: datapaths.map((datapath) => datapath.id),
    modifierIds: modifiers.map((modifier) => modifier.id),
  };
  return parsed(join(root, 'systems.csv'), (text, file) => parseSystems(text, file, ids));
}

function comparedIn(root: string, studyIds: readonly string[]): ReadonlySet<string> {
  if (studyIds.length === 0) return new Set();
  const compared = systemsIn(root).filter(({ source }) => studyIds.includes(source));
  return new Set(compared.flatMap(({ datapath }) => datapath ?? []));
}

/** Every file below `folder`, by its path with forward slashes: `assets/index.js`. */
export const readSite = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );
