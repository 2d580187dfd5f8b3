import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeTogether } from '../src/write-together.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('files written together', () => {
  it('are replaced, in folders that are made for them, and leave nothing else behind', () => {
    const folder = join(temporaryFolder(), 'data/costs');
    const [table, record] = [join(folder, 'a.csv'), join(folder, 'a.json')];
    writeTogether([
      [table, 'old table'],
      [record, 'old record'],
    ]);
    writeTogether([
      [table, 'new table'],
      [record, 'new record'],
    ]);
    expect(readFileSync(table, 'utf8')).toBe('new table');
    expect(readFileSync(record, 'utf8')).toBe('new record');
    expect(readdirSync(folder)).toEqual(['a.csv', 'a.json']);
  });

  it('stay as they were when the last of them cannot be replaced', () => {
    const folder = temporaryFolder();
    const [table, other, record] = ['a.csv', 'b.csv', 'a.json'].map((name) => join(folder, name));
    if (table === undefined || other === undefined || record === undefined) return;
    writeFileSync(table, 'old table');
    mkdirSync(record);
    expect(() =>
      writeTogether([
        [table, 'new table'],
        [other, 'a new file'],
        [record, 'new record'],
      ]),
    ).toThrow(/nothing was written: E/);
    expect(readFileSync(table, 'utf8')).toBe('old table');
    expect(readdirSync(folder)).toEqual(['a.csv', 'a.json']);
  });
});
