import { ParseError } from '../parsers/parse-error.ts';
import { shellQuote } from '../shell-quote.ts';

/** What one of the programs that ran at once did. */
export interface ProgramOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Script for `sh -s` that runs programs at once and prints what each says, line by line behind its
 * number and "o" (output), "e" (error) or "x" (exit code): no file is left on the node however it
 * ends.
 */
export const clientScript = (programs: readonly (readonly string[])[]): string =>
  `${programs.map(labelled).join('\n')}\nwait\n`;

const labelled = (argv: readonly string[], index: number): string =>
  `{ { { ${shellQuote(argv)} </dev/null 3>&- 5>&-; echo "x$?" >&3; } 2>&1 >&5 | sed -u 's/^/e/' >&3
} 5>&1 | sed -u 's/^/o/' >&3
} 3>&1 | sed -u 's/^/${index} /' &`;

/**
 * Takes apart what the script printed.
 *
 * @param count - How many programs there were.
 * @throws {ParseError} if one of them did not come to its end
 */
export function programOutputs(text: string, count: number): readonly ProgramOutput[] {
  const lines = text.split('\n').flatMap((line) => {
    const [, index, channel, rest] = /^(\d+) ([oex])(.*)$/.exec(line) ?? [];
    return rest === undefined ? [] : [{ index: Number(index), channel, rest }];
  });
  return Array.from({ length: count }, (_, index) => {
    const of = (wanted: string): readonly string[] =>
      lines
        .filter((line) => line.index === index && line.channel === wanted)
        .map(({ rest }) => `${rest}\n`);
    const [code] = of('x');
    if (code === undefined) {
      throw new ParseError('clients', 1, `no end of program ${index + 1}`, 'all of the output');
    }
    return { code: Number(code), stdout: of('o').join(''), stderr: of('e').join('') };
  });
}
