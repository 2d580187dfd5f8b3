import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { comparedStudies } from '../../docs/compared-datapaths.ts';
import { hopwise } from '../../docs/hopwise.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the pages of the catalogue', () => {
  it('count as compared what the studies compare that the command can predict', async () => {
    const { studies } = JSON.parse(await hopwise(root, ['catalogue', '--json'])) as {
      readonly studies: readonly string[];
    };
    expect(comparedStudies).toEqual(studies);
  });
});
