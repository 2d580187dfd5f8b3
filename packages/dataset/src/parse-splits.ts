import { readChoice, readCount, readText } from './cell-values.ts';
import { type Cell } from './csv-cells.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { methods } from './measurement.ts';
import { ProblemList } from './problem-list.ts';
import { roles, type SplitRule } from './split-rule.ts';

const selectors = ['source', 'run', 'workload', 'streams', 'system', 'mtu', 'method'] as const;
export const splitColumns = ['split', 'role', ...selectors, 'reason'] as const;

const textOrNull = (cell: Cell): string | null => (cell.text === '' ? null : cell.text);

function parseRow(
  row: TableRow<(typeof splitColumns)[number]>,
  problems: ProblemList,
): SplitRule | null {
  const role = readChoice(row.role, 'role', roles, problems);
  const rule = {
    split: readText(row.split, 'split', problems),
    source: textOrNull(row.source),
    run: textOrNull(row.run),
    workload: textOrNull(row.workload),
    streams: readCount(row.streams, 'streams', problems),
    system: textOrNull(row.system),
    mtu: readCount(row.mtu, 'mtu', problems),
    method: row.method.text === '' ? null : readChoice(row.method, 'method', methods, problems),
    reason: readText(row.reason, 'reason', problems),
    line: row.line,
  };
  return role === null ? null : { ...rule, role };
}

/**
 * Reads the rules that say which measurements fit and which judge. Their order matters: within a
 * split, the first rule that matches a measurement decides.
 *
 * @param text - CSV: split, role, seven selectors (blank matches everything), reason.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: roles, selectors, reasons, rules that repeat another
 */
export function parseSplits(text: string, file: string): readonly SplitRule[] {
  const problems = new ProblemList(file);
  const firstLines = new Map<string, number>();
  const rows = readTable(text, { required: splitColumns, optional: [] }, problems);
  const rules = rows.flatMap((row) => {
    const key = JSON.stringify([row.split.text, ...selectors.map((name) => row[name].text)]);
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, row.line);
    else problems.add(row.split, `the rule selects what line ${firstLine} selects`, 'one rule');
    return parseRow(row, problems) ?? [];
  });
  problems.throwIfAny();
  return rules;
}
