import { datapaths, modifiers } from '@hopwise/datapath';
import { readCells } from '../csv-cells.ts';
import { measurementColumns } from '../measurement-columns.ts';
import { capabilityColumns, parseCapabilities } from '../parse-capabilities.ts';
import { parseCosts } from '../parse-costs.ts';
import { parseHardware } from '../parse-hardware.ts';
import { parseMachines } from '../parse-machines.ts';
import { parseMeasurements } from '../parse-measurements.ts';
import { modelErrorColumns, parseModelError } from '../parse-model-error.ts';
import { noiseColumns, parseNoise } from '../parse-noise.ts';
import { parseSource } from '../parse-source.ts';
import { parseSplits, splitColumns } from '../parse-splits.ts';
import { parseSystems, systemColumns } from '../parse-systems.ts';
import { costColumns } from '../parsed-costs.ts';
import { ProblemList } from '../problem-list.ts';

/** What a file is taken for. */
export type DataFileKind = (typeof tables)[number]['kind'] | (typeof documents)[number]['kind'];

/** What a file is, and how many rows a table has. */
export interface DataFileSummary {
  readonly kind: DataFileKind;
  /** Null for what is no table. */
  readonly rows: number | null;
}

const ids = () => ({
  datapathIds: datapaths.map(({ id }) => id),
  modifierIds: modifiers.map(({ id }) => id),
});

/** Tables, known by their columns. */
const tables = [
  {
    kind: 'measurements',
    columns: measurementColumns,
    rows: (text: string, file: string) => parseMeasurements(text, file).length,
  },
  {
    kind: 'costs',
    columns: costColumns.required,
    rows: (text: string, file: string) => parseCosts(text, file).costs.length,
  },
  {
    kind: 'systems',
    columns: systemColumns,
    rows: (text: string, file: string) => parseSystems(text, file, ids()).length,
  },
  {
    kind: 'splits',
    columns: splitColumns,
    rows: (text: string, file: string) => parseSplits(text, file).length,
  },
  {
    kind: 'capabilities',
    columns: capabilityColumns,
    rows: (text: string, file: string) => parseCapabilities(text, file).length,
  },
  {
    kind: 'noise',
    columns: noiseColumns,
    rows: (text: string, file: string) => parseNoise(text, file).length,
  },
  {
    kind: 'model-error',
    columns: modelErrorColumns,
    rows: (text: string, file: string) => Object.keys(parseModelError(text, file)).length,
  },
] as const;

/** Files known by their names. */
const documents = [
  { kind: 'hardware', name: /\.ya?ml$/, parse: parseHardware },
  { kind: 'source', name: /(?:^|\/)source\.json$/, parse: parseSource },
  { kind: 'machines', name: /(?:^|\/)machines\.json$/, parse: parseMachines },
] as const;

/** The table that most of the columns are of, if at least half of its own are there. */
function tableOf(text: string) {
  const [header = []] = readCells(text.split(/\r\n|\n|\r/, 1)[0] ?? '', new ProblemList(''));
  const names = header.map((cell) => cell.text);
  const shares = tables.map((table) => {
    const own: readonly string[] = table.columns;
    return { table, share: own.filter((column) => names.includes(column)).length / own.length };
  });
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= 0.5 ? best.table : null;
}

/**
 * Checks a single file: a table, known by its columns, a hardware profile, `source.json` or
 * `machines.json`. Names that stand in other files are not looked up.
 *
 * @throws {DatasetError} with every problem
 */
export function checkFile(text: string, file: string): DataFileSummary {
  const document = documents.find(({ name }) => name.test(file));
  if (document !== undefined) {
    document.parse(text, file);
    return { kind: document.kind, rows: null };
  }
  const table = file.endsWith('.json') ? null : tableOf(text);
  if (table !== null) return { kind: table.kind, rows: table.rows(text, file) };
  const problems = new ProblemList(file);
  const kinds = tables.map(({ kind }) => kind).join(', ');
  problems.add(
    { line: 1, column: 1 },
    'a file that is none of the data format',
    `CSV with the columns of ${kinds}; a profile *.yaml; source.json; machines.json`,
  );
  problems.throwIfAny();
  throw new TypeError('a problem was added and is not there');
}
