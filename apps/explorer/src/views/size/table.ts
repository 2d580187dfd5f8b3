import { formatCores, formatCount, formatRate, formatShare } from '../../format.ts';
import { datapathName, familyName } from '../../names.ts';
import type { TableColumn, TableData } from '../table-data.ts';
import type { SizeKnown } from './size-answers.ts';
import type { Sized } from './sized.ts';
import { binding, notCarried } from './words.ts';

const machines = (name: string): TableColumn => ({ name, text: formatCount });
const cores = (name: string): TableColumn => ({ name, unit: 'cores', text: formatCores });

/** All that the bars show, as a table, and why the others are not among them. */
export function sizeTable(
  caption: string,
  sized: readonly Sized[],
  {
    known,
    ids,
    most,
    unit,
  }: {
    readonly known: SizeKnown;
    readonly ids: readonly string[];
    readonly most: number;
    readonly unit: 'bit/s' | '1/s';
  },
): TableData {
  const others = ids.filter((id) => sized.every((each) => each.id !== id) && known.pairs.has(id));
  return {
    caption,
    columns: [
      ...[{ name: 'Datapath' }, { name: 'Family' }],
      ...[machines('Machines at each end'), machines('5 %'), machines('95 %')],
      ...[cores('Busy, clients'), cores('Busy, servers')],
      { name: 'Busiest end', text: formatShare },
      { name: 'One pair carries', unit, text: (value) => formatRate(value, unit) },
      { name: 'In flight', text: formatCount },
      ...[{ name: 'Bound by' }, { name: 'Solver' }],
    ],
    rows: [
      ...sized.map((each) => {
        const { sizing, pair, id } = each;
        return {
          id,
          cells: [
            ...[datapathName(id, []), familyName(id)],
            ...[sizing.machines.value, sizing.machines.low, sizing.machines.high],
            ...[sizing.clientCores.value, sizing.serverCores.value, sizing.busyShare],
            ...[sizing.perPair.value, pair.processes, binding(each, most)],
            pair.stage === 'simulated' ? 'events' : 'closed form',
          ],
        };
      }),
      ...others.map((id) => ({
        id,
        cells: [
          ...[datapathName(id, []), familyName(id), null, null, null, null, null, null, null, null],
          ...[notCarried([id], known).join(' '), ''],
        ],
      })),
    ],
  };
}
