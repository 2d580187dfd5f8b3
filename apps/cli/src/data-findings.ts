import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkData,
  checkFile,
  type DataFileKind,
  DatasetError,
  type DataTables,
  type Problem,
} from '@hopwise/dataset';
import { shownPath } from './data-file.ts';
import { dataTexts } from './data-texts.ts';

/** What a check found of a file, or of a data folder as a whole. */
export interface DataFinding {
  /** As a message names it. */
  readonly path: string;
  /** `folder`: a data folder. Null where it could not be read. */
  readonly kind: 'folder' | DataFileKind | null;
  /** Rows of the table, or of all measurements of the folder. */
  readonly rows: number | null;
  readonly problems: readonly Problem[];
  /** What is in a data folder that is whole. */
  readonly tables: DataTables | null;
}

/** A folder with measurements, mappings or machines in the places of the data format. */
const isDataFolder = (path: string): boolean =>
  ['hardware', 'published', 'systems.csv'].some((name) => existsSync(join(path, name)));

/** Runs a check; its problems, or what it gives. */
function attempt<Value>(check: () => Value): readonly [Value | null, readonly Problem[]] {
  try {
    return [check(), []];
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    return [null, error.problems];
  }
}

function folderFinding(path: string): DataFinding {
  const shown = shownPath(path);
  const [tables, problems] = attempt(() => checkData(dataTexts(path), `${shown}/`));
  const counts = (tables?.studies ?? []).map(({ measurements }) => measurements.content.length);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return { path: shown, kind: 'folder', rows: tables && rows, problems, tables };
}

function fileFinding(path: string, text: string): DataFinding {
  const [summary, problems] = attempt(() => checkFile(text, path));
  const { kind = null, rows = null } = summary ?? {};
  return { path, kind, rows, problems, tables: null };
}

/** Checks a data folder whole, a file by itself, and of any other folder each file by itself. */
export function dataFindings(path: string): readonly DataFinding[] {
  if (!statSync(path).isDirectory()) {
    return [fileFinding(shownPath(path), readFileSync(path, 'utf8'))];
  }
  if (isDataFolder(path)) return [folderFinding(path)];
  return [...dataTexts(path)].map(([file, text]) => fileFinding(shownPath(join(path, file)), text));
}
