import { describe, expect, it } from 'vitest';
import { checkFile } from '../src/index.ts';
import {
  committed,
  costsText,
  hardwareFile,
  measurementsFile,
  splitsFile,
  systemsFile,
} from './committed-files.ts';
import { messageOf } from './problems-of.ts';
import { sampleText } from './samples.ts';

describe('a single file', () => {
  it.each([
    [measurementsFile, 'measurements', 416],
    [splitsFile, 'splits', null],
    ['data/capabilities.csv', 'capabilities', null],
    [systemsFile, 'systems', null],
    ['data/noise.csv', 'noise', null],
    ['data/model-error.csv', 'model-error', null],
    [hardwareFile, 'hardware', null],
    ['data/published/cilium-2021/source.json', 'source', null],
    ['data/published/suo-infocom18/machines.json', 'machines', null],
  ])('is known by its columns or its name: %s', (file, kind, rows) => {
    const summary = checkFile(committed(file), file);
    expect(summary.kind).toBe(kind);
    if (rows !== null) expect(summary.rows).toBe(rows);
  });

  it('is known by its columns whatever it is called', () => {
    expect(checkFile(costsText, 'mine.txt')).toEqual({ kind: 'costs', rows: 5 });
    expect(checkFile(sampleText('knb/namespaces.knbdata.rows.csv'), 'rows.csv')).toEqual({
      kind: 'measurements',
      rows: 14,
    });
  });

  it('that lacks a column is still the table that it was to be', () => {
    const text = committed(measurementsFile).replace('workload,', 'wrkload,');
    expect(messageOf(() => checkFile(text, 'x.csv'))).toContain(
      'column "wrkload"; expected one of source, hardware_id',
    );
  });

  it('of none of the kinds is refused, with what is known', () => {
    for (const [text, file] of [
      ['a,b\n1,2\n', 'x.csv'],
      ['', 'x.csv'],
      ['{}', 'other.json'],
    ] as const) {
      expect(messageOf(() => checkFile(text, file))).toMatch(
        /line 1, column 1 {2}a file that is none of the data format; expected CSV with the columns of measurements, costs, systems, splits, capabilities, noise, model-error/,
      );
    }
  });
});
