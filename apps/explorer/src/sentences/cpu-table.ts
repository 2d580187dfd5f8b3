import type { StudyRow } from '@hopwise/calibration';
import type { End } from '@hopwise/datapath';
import { formatCpuTime, formatDifference, formatNumber } from '../format.ts';
import { datapathName, operationNames, roleNames } from '../names.ts';
import { rowId } from '../views/compare/test-rows.ts';
import type { TableData, TableRow } from '../views/table-data.ts';

/** All that the CPU chart shows: one row per datapath and end. */
export function cpuTable(caption: string, rows: readonly StudyRow[]): TableData {
  const workload = rows[0]?.workload;
  const each = workload === undefined ? 'operation' : operationNames[workload];
  const unit = rows[0]?.prediction.cpuPerUnit.unit ?? 'ns';
  const cores = (name: string) => ({ name, unit: 'cores', text: formatNumber });
  const perUnit = (name: string) => ({
    name: `${name} per ${each}`,
    unit,
    text: (value: number) => formatCpuTime(value, unit),
  });
  return {
    caption: `CPU, cores. ${caption}`,
    columns: [
      { name: 'Datapath' },
      { name: 'End' },
      { name: 'Row' },
      ...['Process', 'Softirq', 'Hardirq', 'Predicted', 'Measured'].map(cores),
      perUnit('Predicted'),
      perUnit('Measured'),
      { name: `Error per ${each}`, unit: 'fraction', text: formatDifference },
    ],
    rows: rows.flatMap((row) => [endRow(row, 'client'), endRow(row, 'server')]),
  };
}

function endRow(row: StudyRow, end: End): TableRow {
  const { cpu, cpuPerUnit } = row.prediction;
  const client = end === 'client';
  const { process, softirq, hardirq, total } = cpu[end];
  return {
    id: rowId(row),
    cells: [
      datapathName(row.datapath, row.modifiers),
      end,
      roleNames[row.role],
      ...[process, softirq, hardirq, total],
      (client ? row.published?.cpuClientCores : row.published?.cpuServerCores) ?? null,
      cpuPerUnit[end],
      (client ? row.published?.cpuClientPerUnit : row.published?.cpuServerPerUnit) ?? null,
      client ? row.errors.cpuClient : row.errors.cpuServer,
    ],
  };
}
