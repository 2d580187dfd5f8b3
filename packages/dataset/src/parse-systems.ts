import { readChoice, readCount, readId } from './cell-values.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { ProblemList } from './problem-list.ts';

/** What a system of a publication is in the catalogue. */
export interface SystemMapping {
  readonly source: string;
  /** Name in the publication. */
  readonly system: string;
  /** Datapath of the catalogue, or null when it has none for this system. */
  readonly datapath: string | null;
  readonly modifiers: readonly string[];
  /** Rules that its packets are compared with, where the modifiers have rules and it says how many. */
  readonly policyRules?: number;
  readonly note: string;
  readonly line: number;
}

/** Names that a mapping may use. */
export interface CatalogueIds {
  readonly datapathIds: readonly string[];
  readonly modifierIds: readonly string[];
}

export const systemColumns = ['source', 'system', 'datapath', 'modifiers', 'note'] as const;

const optionalColumns = ['policy_rules'] as const;

function parseRow(
  row: TableRow<(typeof systemColumns)[number] | (typeof optionalColumns)[number]>,
  { datapathIds, modifierIds }: CatalogueIds,
  problems: ProblemList,
): SystemMapping {
  const datapath =
    row.datapath.text === '' ? null : readChoice(row.datapath, 'datapath', datapathIds, problems);
  const names = row.modifiers.text === '' ? [] : row.modifiers.text.split(';');
  const modifiers = names.map((text) => {
    readChoice({ ...row.modifiers, text }, 'modifier', modifierIds, problems);
    return text;
  });
  if (row.datapath.text === '' && modifiers.length > 0) {
    problems.add(row.modifiers, 'modifiers of no datapath', 'a datapath, or no modifiers');
  }
  if (new Set(modifiers).size < modifiers.length) {
    problems.add(row.modifiers, `modifiers "${row.modifiers.text}"`, 'each modifier once');
  }
  const policyRules = readCount(row.policy_rules, 'policy_rules', problems);
  return {
    source: readId(row.source, 'source', problems),
    system: readId(row.system, 'system', problems),
    datapath,
    modifiers,
    ...(policyRules === null ? {} : { policyRules }),
    note: row.note.text,
    line: row.line,
  };
}

/**
 * Reads the table that maps published system names to the catalogue.
 *
 * @param text - CSV: source, system, datapath (blank when the catalogue has none), modifiers
 *   (separated by semicolons), note; policy_rules where it says how many rules there were.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: unknown ids, duplicates
 */
export function parseSystems(
  text: string,
  file: string,
  ids: CatalogueIds,
): readonly SystemMapping[] {
  const problems = new ProblemList(file);
  const firstLines = new Map<string, number>();
  const rows = readTable(text, { required: systemColumns, optional: optionalColumns }, problems);
  const systems = rows.map((row) => {
    const key = `${row.system.text} of ${row.source.text}`;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, row.line);
    else problems.add(row.system, `${key} repeats line ${firstLine}`, 'each system once');
    return parseRow(row, ids, problems);
  });
  problems.throwIfAny();
  return systems;
}
