import { describe, expect, it } from 'vitest';
import { heldOutOf } from '../../src/held-out.ts';
import { addressNote } from '../../src/shell/address-note.ts';
import { headline } from '../../src/sentences/headline.ts';
import { intervalNote } from '../../src/sentences/interval-note.ts';
import { initialState } from '../../src/views/compare/state.ts';
import { testRows, withKnownTest } from '../../src/views/compare/test-rows.ts';
import { rowWith, study } from '../study.ts';

const rows = testRows(study, initialState);
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('the headline', () => {
  it('counts as many datapaths and variants as there are bars, and names the variants', () => {
    expect(rows.length).toBe(6);
    expect(headline(rows, initialState)).toBe(
      'Predicted and published: 5 datapaths and 1 variant (Node to node + NOTRACK), ' +
        'TCP request/response, 32 processes',
    );
  });

  it('says nothing of variants where there is none', () => {
    expect(headline([rowWith('host', 1, 1)], { ...initialState, processes: 1 })).toBe(
      'Predicted and published: 1 datapath, TCP request/response, 1 process',
    );
  });
});

describe('the note on intervals', () => {
  it('says what they are of, what they are not, and the held-out error beside', () => {
    const [first] = study.accuracy;
    if (first === undefined) throw new Error('the fixture has accuracy');
    const heldOut = { accuracy: { ...first, rateMdape: 0.081 }, rows: [] };
    expect(plain(intervalNote(rows, heldOut))).toBe(
      'where half (thick) and 90 % (thin) of measurements are expected (median error of held-out rows of this test: 8.1 %)',
    );
    expect(plain(intervalNote(rows, undefined))).toMatch(/measurements are expected$/);
  });

  it('is not there where no rate has an interval', () => {
    expect(intervalNote([rowWith('host', 1, 1)], heldOutOf(study, 'tcp-rr'))).toBeNull();
  });
});

describe('an address that asks for what is not there', () => {
  it('gets a note of what was asked and what is shown', () => {
    expect(addressNote(['test=nope', 'zoom=2'])).toBe(
      'The address asked for "test=nope", "zoom=2", which this page does not have. ' +
        'What is shown stands in the address now.',
    );
  });

  it('gets the first test for one without rows, and keeps the rest of what it asked', () => {
    const asked = { ...initialState, processes: 7, sort: 'published' } as const;
    expect(withKnownTest(study, asked)).toEqual({ ...initialState, sort: 'published' });
    const known = { ...initialState, processes: 1 };
    expect(withKnownTest(study, known)).toEqual(known);
  });
});
