import type { MeasuredData } from '@hopwise/calibration';
import type { Measurement, SystemMapping } from '@hopwise/dataset';
import type { MeasuredRow } from './explorer-model.ts';

/** The rows as records, each with what its system is in the catalogue. */
export function measuredRows({ sources, systems, columns, rows }: MeasuredData): MeasuredRow[] {
  const mappings = new Map(systems.map((each) => [keyOf(each), each]));
  const doubts = new Map(sources.map(({ id, doubtful }) => [id, doubtful.join(' ')]));
  return rows.map((cells) => {
    const row = Object.fromEntries(
      columns.map((column, index) => [column, cells[index] ?? null]),
    ) as unknown as Measurement;
    return { ...inCatalogue(row, mappings), doubt: doubts.get(row.source) ?? '', isDropped: false };
  });
}

const keyOf = ({ source, system }: Pick<SystemMapping, 'source' | 'system'>): string =>
  `${source} ${system}`;

function inCatalogue(row: Measurement, mappings: ReadonlyMap<string, SystemMapping>) {
  const mapping = mappings.get(keyOf(row));
  return { ...row, datapath: mapping?.datapath ?? null, modifiers: mapping?.modifiers ?? [] };
}
