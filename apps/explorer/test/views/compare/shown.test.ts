import { describe, expect, it } from 'vitest';
import { createModel } from '../../../src/model/create-model.ts';
import { shownOf } from '../../../src/views/compare/shown.ts';
import { initialState } from '../../../src/views/compare/state.ts';
import { explorerData } from '../../explorer-data.ts';
import { study } from '../../study.ts';

const other = { ...study, study: 'elsewhere', hardware: 'ib2024-40g' };
const model = createModel({ ...explorerData, comparisons: [study, other] }, [], async () => []);
const shown = (part: Partial<typeof initialState>) => shownOf(model, { ...initialState, ...part });

describe('what Compare shows', () => {
  it('is a study on the machine that is asked for', () => {
    expect(shown({})?.study).toBe(study);
    expect(shown({ hardware: 'ib2024-40g' })?.study).toBe(other);
    expect(shown({ study: 'elsewhere' })?.hardware?.id).toBe('ib2024-40g');
  });

  it('leaves out of the state what no study is: an address then says what is shown', () => {
    expect(shown({ hardware: 'nowhere', study: 'elsewhere' })?.state).toMatchObject({
      ...{ hardware: '', study: 'elsewhere' },
    });
    expect(shown({ hardware: study.hardware, study: 'elsewhere' })?.state).toMatchObject({
      ...{ hardware: study.hardware, study: '' },
    });
    const state = { ...initialState, hardware: 'ib2024-40g' };
    expect(shownOf(model, state)?.state).toBe(state);
  });
});
