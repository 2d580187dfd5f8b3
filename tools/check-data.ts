import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { datapaths, modifiers } from '@hopwise/datapath';
import {
  DatasetError,
  parseCapabilities,
  parseCosts,
  parseHardware,
  parseMachines,
  parseMeasurements,
  parseSplits,
  parseSystems,
} from '@hopwise/dataset';
import { linkProblems } from './data/link-problems.ts';
import { type SourceFile, sourceProblems } from './data/source-problems.ts';

/**
 * Checks a folder laid out as `data/`: every file parses, and every id in it resolves.
 *
 * @param root - Folder that has `data/` in it.
 * @returns One message per problem or per broken file; none when all is well.
 */
export function checkData(root: string): readonly string[] {
  const problems: string[] = [];
  const entries = (folder: string): readonly Dirent[] =>
    // Before the first fit there is no folder of fitted costs.
    existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : [];
  const filesIn = (folder: string, ending: string): readonly string[] =>
    entries(folder).flatMap(({ name }) => (name.endsWith(ending) ? [`${folder}/${name}`] : []));

  /** Result of a parser on a file, or nothing, with its problems kept. */
  function parsed<Result>(file: string, parse: (text: string, file: string) => Result): Result[] {
    try {
      return [parse(readFileSync(join(root, file), 'utf8'), file)];
    } catch (error) {
      const isBadFile = error instanceof DatasetError || error instanceof SyntaxError;
      if (!isBadFile && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      problems.push(`${file}: ${(error as Error).message}`);
      return [];
    }
  }

  const ids = {
    datapathIds: datapaths.map(({ id }) => id),
    modifierIds: modifiers.map(({ id }) => id),
  };
  const studies = entries('data/published').filter((entry) => entry.isDirectory());
  const published = studies.flatMap(({ name }) => {
    const folder = `data/published/${name}`;
    const sources = parsed(`${folder}/source.json`, (text) => JSON.parse(text) as SourceFile);
    const hasMachines = existsSync(join(root, folder, 'machines.json'));
    const [machines] = hasMachines ? parsed(`${folder}/machines.json`, parseMachines) : [{}];
    const [rows] = parsed(`${folder}/measurements.csv`, parseMeasurements);
    if (rows === undefined || machines === undefined) return [];
    problems.push(...sources.flatMap((source) => sourceProblems(name, source, rows.length)));
    return [{ folder: name, rows, machines: Object.keys(machines) }];
  });
  const hardware = filesIn('data/hardware', '.yaml').flatMap((file) =>
    parsed(file, parseHardware).map((profile) => ({ file: basename(file, '.yaml'), profile })),
  );
  const costs = [...filesIn('data/priors', '.csv'), ...filesIn('data/costs', '.csv')];
  parsed('data/capabilities.csv', parseCapabilities);
  const tables = {
    hardware,
    costs: costs.flatMap((file) => parsed(file, parseCosts)),
    measurements: published,
    systems: parsed('data/systems.csv', (text, file) => parseSystems(text, file, ids)).flat(),
    splits: parsed('data/splits.csv', parseSplits).flat(),
  };
  // A name that does not resolve is no news while the file that has it cannot be read.
  return problems.length > 0 ? problems : linkProblems(tables);
}
