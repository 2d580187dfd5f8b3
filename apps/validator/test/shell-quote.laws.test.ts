import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote } from '../src/shell-quote.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('', ' ', "'", '"', '$(id)', '`id`', '\n', '-rf', '--', '*', '~', '\\', '!', '#x'),
);

describe('quoted words', () => {
  it('reach a program exactly as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 6 }), (words) => {
        const line = shellQuote([process.execPath, '-e', printArguments, '--', ...words]);
        const printed = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
        expect(JSON.parse(printed)).toEqual(words.map(asUtf8));
      }),
      { numRuns: 40 },
    );
  });

  it('cannot hold a NUL', () => {
    expect(() => shellQuote(['a\0b'])).toThrow(RangeError);
  });
});

const printArguments = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';

/** Lone surrogates become replacement characters on their way through UTF-8. */
const asUtf8 = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
