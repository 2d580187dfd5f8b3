import { createHash } from 'node:crypto';

/**
 * Items in an order that looks random and is the same whenever the seed and the names are: each
 * stands where the hash of seed and name puts it.
 *
 * @param nameOf - Tells the items apart.
 */
export const shuffled = <Item>(
  items: readonly Item[],
  seed: string,
  nameOf: (item: Item) => string,
): readonly Item[] =>
  items
    .map((item) => ({ item, key: hash(`${seed}\0${nameOf(item)}`) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
