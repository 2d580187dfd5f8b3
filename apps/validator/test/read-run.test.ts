import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRun } from '../src/run/read-run.ts';
import { recordedRun } from './recorded-runs.ts';

describe('a run that is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-read-run-'));
  const copy = (name: string): string => {
    const path = join(folder, name);
    cpSync(recordedRun('a'), path, { recursive: true });
    return path;
  };
  let path = '';
  beforeAll(() => {
    path = copy('plain');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds its plan, and the samples of its matrix only', () => {
    const run = readRun(path);
    expect(run.isFinished).toBe(true);
    expect(run.plan.datapaths.map(({ id }) => id)).toEqual(['host', 'routed', 'routed-conntrack']);
    expect(run.cases.map(({ id }) => id)).toEqual(['tcp-rr 1,1 x1', 'tcp-stream 32768 x1']);
    expect(run.samples).toHaveLength(36);
  });

  it('is doubted where its baseline drifted', () => {
    expect(readRun(path).doubts).toEqual([
      expect.stringMatching(/^the baseline drifted by -\d+\.\d % from first to last/),
    ]);
  });

  it('is doubted where a file was changed or is gone', () => {
    const changed = copy('changed');
    writeFileSync(join(changed, 'measurements.csv'), 'source\n');
    rmSync(join(changed, 'raw/00001-netperf-1.txt'));
    const { doubts } = readRun(changed);
    expect(doubts).toContain('measurements.csv was changed after the run');
    expect(doubts).toContain('raw/00001-netperf-1.txt is gone after the run');
  });

  it('is doubted where it is not finished, or its journal was torn', () => {
    const torn = copy('torn');
    const text = readFileSync(join(torn, 'journal.jsonl'), 'utf8').split('\n');
    writeFileSync(join(torn, 'journal.jsonl'), `${text.slice(0, 20).join('\n')}\n{"kind":"sam`);
    expect(readRun(torn).doubts).toEqual([
      'the run is not finished',
      'the end of its journal was torn off',
    ]);
  });

  it('is refused where there is none, or its journal was changed in the middle', () => {
    expect(() => readRun(folder)).toThrow('holds no run');
    const broken = copy('broken');
    const text = readFileSync(join(broken, 'journal.jsonl'), 'utf8').split('\n');
    writeFileSync(join(broken, 'journal.jsonl'), ['{}', ...text].join('\n'));
    expect(() => readRun(broken)).toThrow('journal.jsonl:1');
  });
});
