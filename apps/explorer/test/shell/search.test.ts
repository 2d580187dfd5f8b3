import { datapaths } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { foundDatapath } from '../../src/shell/search.ts';

describe('the search of datapaths', () => {
  it('finds each by its id and by its title, in any case', () => {
    for (const { id, title } of datapaths) {
      expect(foundDatapath(id.toUpperCase())?.id).toBe(id);
      expect(foundDatapath(` ${title} `)?.title).toBe(title);
    }
  });

  it('finds the only one that a part of a name fits, and none where several do', () => {
    expect(foundDatapath('nftables')?.id).toBe('calico-nftables');
    expect(foundDatapath('calico')).toBeUndefined();
    expect(foundDatapath('no such path')).toBeUndefined();
    expect(foundDatapath('  ')).toBeUndefined();
  });
});
