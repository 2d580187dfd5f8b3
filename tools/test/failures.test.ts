import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureLines } from '../suite/failures.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const REPORTER = fileURLToPath(new URL('../suite/failures-reporter.mjs', import.meta.url));
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

describe('the list of failures', () => {
  it('names what failed and what it said', () => {
    const failures = [
      { name: 'a.test.ts > adds', said: 'Error: 2 is not 3\n    at a.test.ts:4:5' },
    ];
    expect(failureLines(failures)).toEqual([
      '✗ a.test.ts > adds',
      '    Error: 2 is not 3',
      '        at a.test.ts:4:5',
    ]);
  });

  it('has the seed of a property and what it found, however long the example is', () => {
    const example = Array.from({ length: 40 }, (_, i) => `    line ${i}`).join('\n');
    const said = `Error: Property failed\n{ seed: 7 }\n${example}\nCaused by: Error: 2 is not 3`;
    const lines = failureLines([{ name: 'a.test.ts', said }]).map((line) => line.trim());
    expect(lines).toEqual([
      ...['✗ a.test.ts', 'Error: Property failed', '{ seed: 7 }'],
      ...['line 0', 'Caused by: Error: 2 is not 3'],
    ]);
  });

  it('fits on the last page of a log, whatever failed', () => {
    const failure = fc.record({ name: fc.string(), said: fc.string({ maxLength: 4_000 }) });
    fc.assert(
      fc.property(fc.array(failure, { maxLength: 60 }), (failures) => {
        const lines = failureLines(failures);
        expect(lines.length).toBeLessThanOrEqual(131);
        expect(lines.length >= Math.min(failures.length, 10)).toBe(true);
      }),
    );
  });
});

describe('what the reporter writes', () => {
  it('is every failing test, every file that does not load and every uncaught error', () => {
    const root = temporaryFolder({
      'fails.test.js':
        "describe('sums', () => it('add', () => { throw new Error('2 is not 3', { cause: new Error('carried') }); }));",
      'broken.test.js': "throw new Error('does not load');",
      'late.test.js':
        "it('waits', () => { setTimeout(() => { throw new Error('late'); }, 0); return new Promise((done) => setTimeout(done, 50)); });",
      'good.test.js': "it('holds', () => expect(1).toBe(1));",
    });
    const options = ['--globals', `--reporter=${REPORTER}`];
    spawnSync(process.execPath, [VITEST, 'run', '--root', root, ...options], { cwd: root });
    const failures: { name: string; said: string }[] = JSON.parse(
      readFileSync(join(root, '.hopwise/failures.json'), 'utf8'),
    );
    const said = (name: string) => failures.find((failure) => failure.name === name)?.said;
    expect(failures).toHaveLength(3);
    expect(said('fails.test.js > sums > add')).toMatch(/^Error: 2 is not 3.*Caused by: .*carried/s);
    expect(said('broken.test.js')).toMatch(/does not load/);
    expect(said('an error that no test caught')).toMatch(/late/);
  });
});
