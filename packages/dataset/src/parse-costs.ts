import {
  type Cost,
  type CostParameter,
  contentHash,
  isStageId,
  stageIds,
  stages,
} from '@hopwise/datapath';
import { readChoice, readRequiredAmount, readText } from './cell-values.ts';
import {
  bases,
  costParameterIds,
  costParameters,
  platformParameterIds,
  platformParameters,
} from './cost-vocabulary.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { formatCosts } from './format-costs.ts';
import { costColumns, type ParsedCost, type ParsedCosts } from './parsed-costs.ts';
import { ProblemList } from './problem-list.ts';

type Row = TableRow<(typeof costColumns.required)[number] | (typeof costColumns.optional)[number]>;

/** Parameters that a stage, or what is no stage, can have. */
function parametersOf(subject: Cost['subject']): readonly CostParameter[] {
  if (!isStageId(subject)) return [platformParameters[subject]];
  const charged: readonly (string | null)[] = stages[subject].charged;
  return costParameterIds.filter((parameter) => charged.includes(costParameters[parameter].charge));
}

function parseRow(row: Row, problems: ProblemList): ParsedCost | null {
  const subject = readChoice(
    row.subject,
    'subject',
    [...stageIds, ...platformParameterIds],
    problems,
  );
  const parameter = readChoice(row.parameter, 'parameter', costParameterIds, problems);
  const basis = readChoice(row.basis, 'basis', bases, problems);
  const value = readRequiredAmount(row.value, 'value', problems);
  const low = readRequiredAmount(row.low, 'low', problems);
  const high = readRequiredAmount(row.high, 'high', problems);
  const source = readText(row.source, 'source', problems);
  if (subject !== null && parameter !== null && !parametersOf(subject).includes(parameter)) {
    const known = parametersOf(subject).join(', ');
    problems.add(row.parameter, `${subject} has no ${parameter}`, `one of ${known}`);
  }
  const unit = parameter === null ? null : costParameters[parameter].unit;
  if (unit !== null && row.unit.text !== unit) {
    problems.add(row.unit, `unit "${row.unit.text}" of ${parameter}`, `"${unit}"`);
  }
  if (value !== null && low !== null && high !== null && !(low <= value && value <= high)) {
    problems.add(
      row.value,
      `value ${value} with low ${low} and high ${high}`,
      'low <= value <= high',
    );
  }
  if (subject === null || parameter === null || unit === null || basis === null) return null;
  if (value === null || low === null || high === null) return null;
  return { subject, parameter, value, unit, low, high, basis, source, fit: row.fit.text };
}

/**
 * Reads a cost table.
 *
 * @param text - CSV: subject, parameter, value, unit, low, high, basis, source and, if any, fit.
 * @param file - Name for messages; the table's id is its last part without the ending.
 * @throws {DatasetError} with every problem: names, units, bounds, charges, sources, duplicates
 */
export function parseCosts(text: string, file: string): ParsedCosts {
  const problems = new ProblemList(file);
  const firstLines = new Map<string, number>();
  const costs = readTable(text, costColumns, problems).flatMap((row) => {
    const key = `${row.subject.text} ${row.parameter.text}`;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, row.line);
    else problems.add(row.subject, `${key} repeats line ${firstLine}`, 'each parameter once');
    return parseRow(row, problems) ?? [];
  });
  problems.throwIfAny();
  const id =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.csv$/, '') ?? file;
  return { id, hash: contentHash(formatCosts(costs)), costs };
}
