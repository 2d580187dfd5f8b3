import { readAmount, readChange, readChoice, readCount, readId } from './cell-values.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { type Measurement, methods } from './measurement.ts';
import { identityColumns, measurementColumns } from './measurement-columns.ts';
import { changeUnit } from './metrics/changes.ts';
import { metricIds, metrics } from './metrics.ts';
import { ProblemList } from './problem-list.ts';

type Row = TableRow<(typeof measurementColumns)[number]>;

function parseRow(row: Row, problems: ProblemList): Measurement | null {
  const metric = readChoice(row.metric, 'metric', metricIds, problems);
  const method = readChoice(row.method, 'method', methods, problems);
  const streams = readCount(row.streams, 'streams', problems);
  const isChange = metric !== null && metrics[metric].unit === changeUnit;
  if (metric !== null && row.unit.text !== metrics[metric].unit) {
    const found =
      row.unit.text === '' ? `${metric} has no unit` : `unit "${row.unit.text}" of ${metric}`;
    problems.add(row.unit, found, `"${metrics[metric].unit}"`);
  }
  const rest = {
    source: readId(row.source, 'source', problems),
    hardwareId: readId(row.hardware_id, 'hardware_id', problems),
    system: readId(row.system, 'system', problems),
    systemVersion: row.system_version.text,
    workload: readId(row.workload, 'workload', problems),
    path: readId(row.path, 'path', problems),
    messageBytes: readCount(row.message_bytes, 'message_bytes', problems),
    mtu: readCount(row.mtu, 'mtu', problems),
    run: readId(row.run, 'run', problems),
    value: (isChange ? readChange : readAmount)(row.value, 'value', problems),
    unit: row.unit.text,
    note: row.note.text,
    line: row.line,
  };
  if (metric === null || method === null) return null;
  return { ...rest, metric, method, streams };
}

/**
 * Reads a file of measurements: one row per number. A blank value is a missing one.
 *
 * @param text - CSV with a header line.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: columns, numbers, units, metrics, methods, duplicates
 */
export function parseMeasurements(text: string, file: string): readonly Measurement[] {
  const problems = new ProblemList(file);
  const firstLines = new Map<string, number>();
  const measurements = readTable(
    text,
    { required: measurementColumns, optional: [] },
    problems,
  ).flatMap((row) => {
    const key = JSON.stringify(identityColumns.map((name) => row[name].text));
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, row.line);
    else
      problems.add(
        row.source,
        `the row repeats line ${firstLine}`,
        `one row for each ${identityColumns.join(',')}`,
      );
    return parseRow(row, problems) ?? [];
  });
  problems.throwIfAny();
  return measurements;
}
