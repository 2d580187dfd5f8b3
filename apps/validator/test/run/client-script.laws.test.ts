import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/parsers/parse-error.ts';
import { clientScript, programOutputs } from '../../src/run/client-script.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom(
    'a b',
    "it's",
    '"',
    '$(touch /tmp/hw-pwned)',
    '`id`',
    '\n',
    '-rf',
    '--',
    '*',
    '\\',
    '; exit',
  ),
);
const run = (programs: readonly (readonly string[])[]) =>
  programOutputs(
    execFileSync('/bin/sh', ['-s'], { input: clientScript(programs), encoding: 'utf8' }),
    programs.length,
  );
/** Prints its words, one a line, with what would look like another line made harmless. */
const printWords =
  'process.stdout.write(process.argv.slice(1).map((w) => JSON.stringify(w)+"\\n").join(""))';

describe('programs that run at once', () => {
  it('each get exactly their words, and each keeps its own output', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (lists) => {
          const outputs = run(
            lists.map((words) => [process.execPath, '-e', printWords, '--', ...words]),
          );
          const read = outputs.map(({ stdout }) =>
            stdout
              .split('\n')
              .filter(Boolean)
              .map((line) => JSON.parse(line) as string),
          );
          expect(read).toEqual(
            lists.map((words) => words.map((word) => Buffer.from(word).toString('utf8'))),
          );
          expect(outputs.every(({ code }) => code === 0)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('have their exit codes and their errors apart from their output', () => {
    const [good, bad, none] = run([
      ['sh', '-c', 'echo out; echo err >&2; echo; echo "0 olie"'],
      ['sh', '-c', 'exit 7'],
      ['/does/not/exist'],
    ]);
    expect(good).toEqual({ code: 0, stdout: 'out\n\n0 olie\n', stderr: 'err\n' });
    expect(bad).toEqual({ code: 7, stdout: '', stderr: '' });
    expect(none?.code).toBe(127);
    expect(none?.stderr).toContain('not found');
  });

  it('really run at once: each waits for the other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopwise-clients-'));
    const wait = 'touch "$1"; until [ -e "$2" ]; do sleep 0.02; done; echo met';
    const [one, two] = [join(folder, '1'), join(folder, '2')];
    const outputs = run([
      ['sh', '-c', wait, 'sh', one, two],
      ['sh', '-c', wait, 'sh', two, one],
    ]);
    rmSync(folder, { recursive: true });
    expect(outputs.map(({ stdout }) => stdout)).toEqual(['met\n', 'met\n']);
  });

  it('are refused together when the end of one is missing', () => {
    expect(() => programOutputs('0 x0\n1 oTHROUGHPUT=1\n', 2)).toThrow(ParseError);
  });
});
