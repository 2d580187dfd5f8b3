import { datapaths, modifiers } from '@hopwise/datapath';
import { parseCapabilities } from '../parse-capabilities.ts';
import { parseCosts } from '../parse-costs.ts';
import { parseHardware } from '../parse-hardware.ts';
import { parseMachines } from '../parse-machines.ts';
import { parseMeasurements } from '../parse-measurements.ts';
import { parseModelError } from '../parse-model-error.ts';
import { parseNoise } from '../parse-noise.ts';
import { parseSource } from '../parse-source.ts';
import { parseSplits } from '../parse-splits.ts';
import { parseSystems } from '../parse-systems.ts';
import { DatasetError, type Problem } from '../problem.ts';
import type { CheckedFile } from './checked-file.ts';
import { costProblems } from './cost-problems.ts';
import type { DataTables, Study } from './data-tables.ts';
import { hardwareProblems } from './hardware-problems.ts';
import { splitProblems } from './split-problems.ts';
import { studyProblems } from './study-problems.ts';
import { systemProblems } from './system-problems.ts';

/** The texts of a data folder by their paths in it, with forward slashes. */
export type DataTexts = ReadonlyMap<string, string>;

type Parse<Content> = (text: string, file: string) => Content;

/** Parses files of a folder, and keeps the problems of those that are wrong or not there. */
class Folder {
  readonly #texts: DataTexts;
  readonly #prefix: string;
  readonly problems: Problem[] = [];

  constructor(texts: DataTexts, prefix: string) {
    this.#texts = texts;
    this.#prefix = prefix;
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** Paths in a folder that end so. */
  under(folder: string, ending: string): readonly string[] {
    return [...this.#texts.keys()]
      .filter((path) => path.startsWith(`${folder}/`) && path.endsWith(ending))
      .toSorted();
  }

  parsed<Content>(path: string, parse: Parse<Content>): CheckedFile<Content> | null {
    const file = `${this.#prefix}${path}`;
    const text = this.#texts.get(path);
    if (text === undefined) {
      const [found, expected] = ['there is no such file', `${path} in the data folder`];
      this.problems.push({ file, line: 1, column: 1, found, expected, suggestion: null });
      return null;
    }
    try {
      return { file, text, content: parse(text, file) };
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      this.problems.push(...error.problems);
      return null;
    }
  }

  all<Content>(paths: readonly string[], parse: Parse<Content>): readonly CheckedFile<Content>[] {
    return paths.flatMap((path) => this.parsed(path, parse) ?? []);
  }
}

const parseMapping = (text: string, file: string) =>
  parseSystems(text, file, {
    datapathIds: datapaths.map(({ id }) => id),
    modifierIds: modifiers.map(({ id }) => id),
  });

/** What others published, and runs of our own: folders of the same files. */
const studyFolders = ['published', 'measured'] as const;

function readStudy(folder: Folder, inside: string, name: string): readonly Study[] {
  const path = (file: string): string => `${inside}/${name}/${file}`;
  const source = folder.parsed(path('source.json'), parseSource);
  const measurements = folder.parsed(path('measurements.csv'), parseMeasurements);
  const machines = folder.has(path('machines.json'))
    ? folder.parsed(path('machines.json'), parseMachines)
    : null;
  return source === null || measurements === null
    ? []
    : [{ folder: name, source, measurements, machines }];
}

function readTables(folder: Folder): DataTables | null {
  const studies = studyFolders.flatMap((inside) => {
    const names = folder.under(inside, '').flatMap((path) => path.split('/')[1] ?? []);
    return [...new Set(names)].flatMap((name) => readStudy(folder, inside, name));
  });
  const hardware = folder.all(folder.under('hardware', '.yaml'), parseHardware);
  const tables = [...folder.under('priors', '.csv'), ...folder.under('costs', '.csv')];
  const costs = folder.all(tables, parseCosts);
  const systems = folder.parsed('systems.csv', parseMapping);
  const splits = folder.parsed('splits.csv', parseSplits);
  const capabilities = folder.parsed('capabilities.csv', parseCapabilities);
  folder.parsed('noise.csv', parseNoise);
  folder.parsed('model-error.csv', parseModelError);
  if (systems === null || splits === null || capabilities === null) return null;
  return { hardware, costs, studies, systems, splits, capabilities };
}

/**
 * Reads a data folder whole: every file parses, and every name in one file exists in the others.
 * Names are looked up once all files can be read: until then, most that lack are no news.
 *
 * @param prefix - What messages set before the paths, with its slash.
 * @throws {DatasetError} with every problem of every file
 */
export function checkData(texts: DataTexts, prefix: string): DataTables {
  const folder = new Folder(texts, prefix);
  const tables = readTables(folder);
  if (folder.problems.length > 0) throw new DatasetError(folder.problems);
  if (tables === null) throw new TypeError(`${prefix} was refused without a reason`);
  const problems = [
    ...hardwareProblems(tables),
    ...costProblems(tables),
    ...studyProblems(tables),
    systemProblems(tables),
    splitProblems(tables),
  ].flatMap((list) => list.problems);
  if (problems.length > 0) throw new DatasetError(problems);
  return tables;
}
