import { formatNumber } from '../../format.ts';
import type { MeasuredRow } from '../../model/explorer-model.ts';
import { datapathName } from '../../names.ts';
import type { TableColumn, TableData } from '../table-data.ts';

interface Column extends TableColumn {
  readonly of: (row: MeasuredRow) => string | number | null;
  /** Room that it wants [em]. */
  readonly ems: number;
}

const plain = (value: number): string => (value === 0 ? '0' : formatNumber(value));

/** What is shown of a measured row, and how. */
export const columns: readonly Column[] = [
  { name: 'Source', of: (row) => row.source, ems: 11 },
  { name: 'System', of: (row) => row.system, ems: 12 },
  {
    name: 'Datapath',
    of: ({ datapath, modifiers }) => (datapath === null ? '' : datapathName(datapath, modifiers)),
    ems: 15,
  },
  { name: 'Workload', of: (row) => row.workload, ems: 8 },
  { name: 'Path', of: (row) => row.path, ems: 10 },
  { name: 'Streams', of: (row) => row.streams, text: String, ems: 5 },
  { name: 'MTU', unit: 'byte', of: (row) => row.mtu, text: String, ems: 5.5 },
  { name: 'Metric', of: (row) => row.metric, ems: 14 },
  { name: 'Value', of: (row) => row.value, text: scaled, ems: 6 },
  { name: 'Unit', of: (row) => row.unit, ems: 7 },
  { name: 'Run', of: (row) => row.run, ems: 6 },
  { name: 'Method', of: (row) => row.method, ems: 8 },
  { name: 'Machine', of: (row) => row.hardwareId, ems: 10 },
  { name: 'Note', of: (row) => row.note, ems: 24 },
];

/** With an SI prefix, so that large numbers can be read; the unit stands in its own column. */
function scaled(value: number): string {
  const size = Math.abs(value);
  const [scale, prefix] =
    size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${plain(value / scale)}${prefix === '' ? '' : `\u00a0${prefix}`}`;
}

/** The same rows as a table for exports. */
export const tableOf = (rows: readonly MeasuredRow[]): TableData => ({
  caption: `${rows.length} measured rows`,
  columns: [...columns.map(({ name }) => ({ name })), { name: 'Doubt' }],
  rows: rows.map((row, index) => ({
    id: String(index),
    cells: [...columns.map(({ of }) => of(row)), row.doubt],
  })),
});
