import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../src/run/journal.ts';
import type { JournalEntry } from '../../src/run/journal-entry.ts';
import { readJournal } from '../../src/run/read-journal.ts';
import { RunFolder } from '../../src/run/run-folder.ts';

const at = '2026-11-28T23:00:00.000Z';
const entry = (why: string): JournalEntry => ({ kind: 'refused', at, datapath: 'pod', why });

describe('a journal', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hopwise-journal-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives back what was added, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (texts) => {
        const path = join(folder, 'any');
        rmSync(path, { force: true });
        const journal = new Journal(path, 0);
        for (const text of texts) journal.add(entry(text));
        journal.close();
        const { entries, torn } = readJournal(readFileSync(path, 'utf8'), path);
        expect(torn).toBe('');
        const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8');
        expect(entries.map((one) => one.kind === 'refused' && wellFormed(one.why))).toEqual(
          texts.map(wellFormed),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('that was torn at any byte keeps every entry before it', () => {
    const texts = ['one', 'two', 'three'];
    const whole = texts.map((text) => `${JSON.stringify(entry(text))}\n`).join('');
    for (let bytes = 0; bytes <= whole.length; bytes++) {
      const { entries, wholeBytes, torn } = readJournal(whole.slice(0, bytes), 'j');
      const lines = whole.slice(0, bytes).split('\n').length - 1;
      expect(entries).toHaveLength(lines);
      expect(wholeBytes).toBe(bytes - torn.length);
    }
  });

  it('is gone on with behind its last whole entry', () => {
    const path = join(folder, 'torn');
    const first = new Journal(path, 0);
    first.add(entry('one'));
    first.close();
    appendFileSync(path, '{"kind":"refu');
    const { wholeBytes } = readJournal(readFileSync(path, 'utf8'), path);
    const second = new Journal(path, wholeBytes);
    second.add(entry('two'));
    second.close();
    expect(readJournal(readFileSync(path, 'utf8'), path).entries).toHaveLength(2);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('drops a last line of garbage, and refuses one in the middle, which no crash makes', () => {
    const line = `${JSON.stringify(entry('x'))}\n`;
    expect(readJournal(`${line}\0\0\0\n`, 'j')).toMatchObject({ torn: '\0\0\0' });
    expect(() => readJournal(`${line}garbage\n${line}`, 'j')).toThrow('j:2: no entry');
    expect(() => readJournal(`${line}{"kind":"sample"}\n${line}`, 'j')).toThrow('j:2: no entry');
  });
});

describe('the folder of a run', () => {
  it('writes files whole, for its user alone, and knows when one was changed', () => {
    const path = mkdtempSync(join(tmpdir(), 'hopwise-folder-'));
    try {
      const folder = new RunFolder(join(path, 'run'));
      folder.make();
      folder.write('raw/1.txt', 'one');
      folder.write('facts.json', '{}');
      const before = folder.digests();
      expect(Object.keys(before)).toEqual(['facts.json', 'raw/1.txt']);
      expect(statSync(join(path, 'run/raw/1.txt')).mode & 0o777).toBe(0o600);
      folder.write('raw/1.txt', 'two');
      expect(folder.digests()['raw/1.txt']).not.toBe(before['raw/1.txt']);
      expect(folder.digests()['facts.json']).toBe(before['facts.json']);
    } finally {
      rmSync(path, { recursive: true });
    }
  });
});
