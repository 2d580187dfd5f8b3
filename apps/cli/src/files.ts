import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Doubts, type StudyData, transferredPriors } from '@hopwise/calibration';
import type { Cost, Hardware } from '@hopwise/datapath';
import {
  type CapabilityFact,
  type NoiseFloor,
  type ParsedCosts,
  parseCosts,
  parseHardware,
  parseModelError,
  parseNoise,
} from '@hopwise/dataset';
import { namesIn, parsed, shownPath } from './data-file.ts';
import { type FitRecord, parseFitRecord } from './fit-record.ts';
import type { PlatformCosts } from './platform-costs.ts';
import { isPredictable } from './predictable-study.ts';
import { readCapabilities } from './read-capabilities.ts';
import { type FitTexts, fitFiles, hasCosts, readCosts } from './read-costs.ts';
import { mayHaveRunOn, readStudy, readSystems } from './read-study.ts';
import { refuseNoData } from './refuse-no-data.ts';
import { scaledCosts } from './scaled-costs.ts';
import { together } from './together.ts';
import { writeTogether } from './write-together.ts';

/** A folder of hardware, costs and studies, read and checked file by file. */
export interface DataFolder {
  /** Where it lies. */
  readonly root: string;
  readonly hardwareIds: readonly string[];
  /** Every study, published or measured here, also those that nothing can be predicted of yet. */
  readonly publishedIds: readonly string[];
  /** Studies of others of which something can be predicted. */
  readonly studyIds: () => readonly string[];
  /** Those of them whose measurements name this machine. */
  readonly studyIdsOn: (hardwareId: string) => readonly string[];
  readonly hardware: (id: string) => Hardware;
  /** A machine with its fitted costs, else its priors, else another machine's, scaled. */
  readonly platform: (hardwareId: string) => Platform;
  /** Whether a machine has costs of its own, fitted or not. */
  readonly hasOwnCosts: (hardwareId: string) => boolean;
  readonly study: (id: string) => StudyData;
  /** What is known of products. */
  readonly capabilities: () => readonly CapabilityFact[];
  /** How far runs are apart, and how wrong the model may be where nothing checks it. */
  readonly spreads: () => { readonly noise: readonly NoiseFloor[]; readonly doubts: Doubts };
  /** Datapaths that some study compares with a measurement. */
  readonly comparedIds: () => ReadonlySet<string>;
  /** A machine with its costs before any fit: its priors, else another machine's costs, scaled. */
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
  const hardwareIds = namesIn(inRoot('hardware'), '.yaml');
  const ofOthers = namesIn(inRoot('published'), '');
  const publishedIds = [...ofOthers, ...namesIn(inRoot('measured'), '')].toSorted();
  // What has no profile need not be read to know that nothing of it can be predicted.
  const withProfile = ofOthers.filter(
    (id) => !existsSync(inRoot('published', id, 'machines.json')),
  );
  const predictable = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => isPredictable(readStudy(root, id), hardwareIds));
  return {
    root,
    hardwareIds,
    publishedIds,
    studyIds: () => predictable(withProfile),
    studyIdsOn: (hardwareId) =>
      predictable(withProfile.filter((id) => mayHaveRunOn(root, id, hardwareId))),
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
    hasOwnCosts: (id) => hasCosts(root, id),
    study: (id) => readStudy(root, id),
    capabilities: () => readCapabilities(root),
    spreads: () =>
      together({
        noise: () => parsed(inRoot('noise.csv'), parseNoise),
        doubts: () => parsed(inRoot('model-error.csv'), parseModelError),
      }),
    comparedIds: () => comparedIn(root, predictable(withProfile)),
    beforeFit: (id) => {
      const path = (machine: string): string => inRoot('priors', `${machine}.csv`);
      const priorsOf = (machine: string): ParsedCosts => parsed(path(machine), parseCosts);
      const scale = existsSync(path(id)) ? undefined : hardwareIn(id).costScale;
      if (scale === undefined) {
        const priors = (): ParsedCosts => priorsOf(id);
        return {
          ...together({ hardware: () => hardwareIn(id), priors }),
          file: shownPath(path(id)),
        };
      }
      const { file, table } = readCosts(root, scale.reference, given);
      const priors = transferredPriors(table, priorsOf(scale.reference), scale);
      return { hardware: hardwareIn(id), priors, file };
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

function comparedIn(root: string, studyIds: readonly string[]): ReadonlySet<string> {
  const compared = readSystems(root).filter(({ source }) => studyIds.includes(source));
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
