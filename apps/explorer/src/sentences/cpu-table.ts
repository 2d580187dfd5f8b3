import type { StudyRow } from '@hopwise/calibration';
import type { End } from '@hopwise/datapath';
import { formatCpuTime, formatDifference, formatNumber } from '../format.ts';
import { datapathName, operationNames, roleNames } from '../names.ts';
import { rowId } from '../test-rows.ts';
import type { TableText } from './table-text.ts';

/** All that the CPU chart shows, as texts: one row per datapath and end. */
export function cpuTable(caption: string, rows: readonly StudyRow[]): TableText {
  const workload = rows[0]?.workload;
  const each = workload === undefined ? 'operation' : operationNames[workload];
  return {
    caption: `CPU, cores. ${caption}`,
    columns: [
      'Datapath',
      'End',
      'Row',
      'Process',
      'Softirq',
      'Hardirq',
      'Predicted',
      'Published',
      `Predicted per ${each}`,
      `Published per ${each}`,
      `Error per ${each}`,
    ],
    rows: rows.flatMap((row) => [endRow(row, 'client'), endRow(row, 'server')]),
  };
}

function endRow(row: StudyRow, end: End): TableText['rows'][number] {
  const { cpu, cpuPerUnit } = row.prediction;
  const client = end === 'client';
  const published = client ? row.published?.cpuClientCores : row.published?.cpuServerCores;
  const perUnit = client ? row.published?.cpuClientPerUnit : row.published?.cpuServerPerUnit;
  const error = client ? row.errors.cpuClient : row.errors.cpuServer;
  const { process, softirq, hardirq, total } = cpu[end];
  return {
    id: rowId(row),
    cells: [
      datapathName(row.datapath, row.modifiers),
      end,
      roleNames[row.role],
      ...[process, softirq, hardirq, total].map(formatNumber),
      published == null ? 'none' : formatNumber(published),
      formatCpuTime(cpuPerUnit[end], cpuPerUnit.unit),
      perUnit == null ? 'none' : formatCpuTime(perUnit, cpuPerUnit.unit),
      error === null ? '' : formatDifference(error),
    ],
  };
}
