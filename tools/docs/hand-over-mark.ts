import { type Entry, isHandOver, type Visit } from '@hopwise/datapath';

/** An entry as a heading or a box names it, with what it does to an skb. */
export const entryName = ({ entry, segmented }: Pick<Visit, 'entry' | 'segmented'>): string =>
  [entry, ...marks(entry), ...(segmented === true ? ['one segment each'] : [])].join(', ');

const marks = (entry: Entry): readonly string[] => (isHandOver(entry) ? ['handed over'] : []);
