import {
  capabilities,
  type CapabilityFact,
  capabilityForms,
  capabilityIds,
} from './capabilities.ts';
import { readChoice, readId, readText } from './cell-values.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { ProblemList } from './problem-list.ts';

export const capabilityColumns = [
  'product',
  'capability',
  'value',
  'source',
  'date',
  'note',
] as const;

function parseRow(
  row: TableRow<(typeof capabilityColumns)[number]>,
  problems: ProblemList,
): CapabilityFact | null {
  const capability = readChoice(row.capability, 'capability', capabilityIds, problems);
  if (capability !== null) {
    const { pattern, expected } = capabilityForms[capabilities[capability].form];
    if (!pattern.test(row.value.text)) {
      problems.add(row.value, `${capability} "${row.value.text}"`, expected);
    }
  }
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(row.date.text)) {
    problems.add(row.date, `date "${row.date.text}"`, 'year and month, such as 2019-04');
  }
  const rest = {
    product: readId(row.product, 'product', problems),
    value: row.value.text,
    source: readText(row.source, 'source', problems),
    date: row.date.text,
    note: row.note.text,
    line: row.line,
  };
  return capability === null ? null : { ...rest, capability };
}

/**
 * Reads facts about products: one row for each.
 *
 * @param text - CSV: product, capability, value, source, date (year and month), note.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: capabilities, values of the wrong form, dates, repetitions
 */
export function parseCapabilities(text: string, file: string): readonly CapabilityFact[] {
  const problems = new ProblemList(file);
  const firstLines = new Map<string, number>();
  const rows = readTable(text, { required: capabilityColumns, optional: [] }, problems);
  const facts = rows.flatMap((row) => {
    const key = `${row.capability.text} of ${row.product.text}`;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, row.line);
    else problems.add(row.product, `${key} repeats line ${firstLine}`, 'each fact once');
    return parseRow(row, problems) ?? [];
  });
  problems.throwIfAny();
  return facts;
}
