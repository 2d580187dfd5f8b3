import {
  DatasetError,
  type Figure,
  formatMeasurements,
  importers,
  type Labels,
  labelledRows,
  parseMeasurements,
  type Problem,
  type ToolId,
  toolIds,
} from '@hopwise/dataset';
import { shownPath } from '../data-file.ts';
import { unknownId } from '../known-id.ts';
import { readWhole } from '../option-values.ts';
import { toJson } from '../report/to-json.ts';
import type { Shell } from '../shell.ts';
import { tarMembers } from '../tar-members.ts';
import { unpackedFile } from '../unpacked-file.ts';
import { UserError } from '../user-error.ts';

/** What no tool knows of its figures. */
export interface DataImportOptions {
  readonly tool?: string | undefined;
  readonly system?: string | undefined;
  readonly hardware?: string | undefined;
  readonly source: string;
  readonly systemVersion?: string | undefined;
  readonly path: string;
  readonly mtu?: string | undefined;
  readonly run?: string | undefined;
  readonly json?: true | undefined;
}

/**
 * Turns outputs of a tool into rows of measurements, printed as CSV.
 *
 * @throws {UserError} with everything that is wrong with the options, or a file that is not there
 * @throws {DatasetError} with every problem of every file
 */
export async function dataImport(
  files: readonly string[],
  options: DataImportOptions,
  shell: Pick<Shell, 'warn'>,
): Promise<string> {
  if (options.tool === ownTool) {
    const { importRuns } = await import('../validate/import-runs.ts');
    return shown(await importRuns(files, options), options);
  }
  const { tool, labels } = readOptions(options);
  const figures = figuresOf(files, tool);
  if (figures.length === 0) shell.warn(`${files.join(', ')}: no figure`);
  const rows = labelledRows(figures, labels);
  // With a run that is given, two files may hold the same row.
  parseMeasurements(formatMeasurements(rows), 'the imported rows');
  return shown(rows, options);
}

/** What reads the folders that `hopwise validate run` writes. */
const ownTool = 'hopwise';
const known = [...toolIds, ownTool];

type Rows = Parameters<typeof formatMeasurements>[0];

const shown = (rows: Rows, { json }: DataImportOptions): string =>
  json ? toJson({ format: 'hopwise/data-rows@1', rows }) : formatMeasurements(rows).trimEnd();

function readOptions(options: DataImportOptions): {
  readonly tool: ToolId;
  readonly labels: Labels;
} {
  const problems: string[] = [];
  const tool = toolIds.find((id) => id === options.tool);
  if (options.tool === undefined) problems.push(`--tool is missing. Known: ${known.join(', ')}`);
  else if (tool === undefined) problems.push(unknownId('tool', options.tool, known));
  for (const name of ['system', 'hardware', 'source', 'path', 'run'] as const) {
    const value = options[name];
    if (value === undefined && (name === 'system' || name === 'hardware')) {
      problems.push(`--${name} is missing: no tool says it`);
    } else if (value !== undefined && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(value)) {
      problems.push(`--${name} "${value}" is not a name in kebab-case`);
    }
  }
  const mtu =
    options.mtu === undefined ? null : readWhole('--mtu', options.mtu, { problems, standIn: 1 });
  if (mtu !== null && mtu < 1) problems.push(`--mtu ${mtu} is not above 0`);
  if (problems.length > 0 || tool === undefined) throw new UserError(problems);
  return {
    tool,
    labels: {
      source: options.source,
      hardwareId: options.hardware ?? '',
      system: options.system ?? '',
      systemVersion: options.systemVersion ?? '',
      path: options.path,
      mtu,
      run: options.run ?? null,
    },
  };
}

/** @throws {DatasetError} with the problems of all files */
function figuresOf(files: readonly string[], tool: ToolId): readonly Figure[] {
  const problems: Problem[] = [];
  const figures = files.flatMap((path) => {
    try {
      return figuresIn(path, tool);
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new DatasetError(problems);
  return figures;
}

function figuresIn(path: string, tool: ToolId): readonly Figure[] {
  const importer = importers[tool];
  const bytes = unpackedFile(path);
  const file = shownPath(path);
  if (importer.reads === 'text') return importer.figures(bytes.toString('utf8'), file);
  const members = tarMembers(bytes);
  if (members === null)
    throw new UserError([`${file} is no tar archive, as "${importer.output}" writes`]);
  return importer.figures(members, file);
}
