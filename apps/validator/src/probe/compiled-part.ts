import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Host } from '../host.ts';
import { ParseError } from '../parsers/parse-error.ts';
import { linesOf, refuse } from '../parsers/lines.ts';
import { nothingOf, type ProbeFigureId, type ProbePart } from './figures.ts';
import type { ProbeCores } from './probe-cores.ts';

/** What the program measures on any machine, on one of several cores, and on one with SMT. */
const always = [
  'clockSingleGhz',
  'clockAllGhz',
  'syscallNs',
  'switchNs',
  'copyCachedNsPerByte',
  'copyMemoryNsPerByte',
  'memoryBytesPerS',
] as const satisfies readonly ProbeFigureId[];

/**
 * Five repeats of some ten measurements of 0.15 s, and the compiler [ms]. The seconds are the program's
 * own: on a busy machine they come late.
 */
const limitMs = 300_000;

/** Compiles a small program on the node, runs it there, and leaves nothing of it. */
export async function compiledPart(host: Host, cores: ProbeCores): Promise<ProbePart> {
  const wanted: readonly ProbeFigureId[] = [
    ...always,
    ...(cores.other === null ? [] : (['handoverNs'] as const)),
    ...(cores.sibling === null ? [] : (['syscallBesideSiblingNs'] as const)),
  ];
  const { first, other, sibling } = cores;
  const outcome = await host.run({
    argv: ['sh', '-c', script, 'probe', ...[first, other ?? -1, sibling ?? -1].map(String)],
    input: source(),
    timeoutMs: limitMs,
  });
  const { kind, code, stdout, stderr } = outcome;
  if (kind === 'exited' && code === 127) return nothingOf(wanted, 'no C compiler (cc, gcc, clang)');
  if (kind !== 'exited' || code !== 0) {
    const said = stderr.trim().split('\n')[0];
    return nothingOf(wanted, said === undefined || said === '' ? kind : said);
  }
  const samples = compiledSamples(stdout, wanted);
  const notHere = (figure: ProbeFigureId, why: string) =>
    samples.has(figure) ? [] : [{ figure, why }];
  return {
    samples,
    missing: [
      ...notHere('handoverNs', 'there is one CPU only'),
      ...notHere('syscallBesideSiblingNs', 'no SMT sibling is on'),
    ],
  };
}

/**
 * Takes apart what the program printed.
 *
 * @throws {ParseError} unless all that was wanted is there, and nothing else
 */
export function compiledSamples(
  output: string,
  wanted: readonly ProbeFigureId[],
): ReadonlyMap<ProbeFigureId, readonly number[]> {
  const samples = new Map<ProbeFigureId, number[]>();
  for (const line of linesOf(output, 'probe')) {
    const [, name, number] = /^(\w+) ([\d.e+-]+)$/.exec(line.text) ?? [];
    const figure = wanted.find((one) => one === name) ?? refuse(line, 'a figure and a number');
    const value = Number(number);
    if (!(value > 0 && Number.isFinite(value))) refuse(line, 'a number above 0');
    samples.set(figure, [...(samples.get(figure) ?? []), value]);
  }
  const absent = wanted.filter((figure) => !samples.has(figure));
  if (absent.length > 0) throw new ParseError('probe', 1, `no ${absent.join(', ')}`, 'all figures');
  return samples;
}

const source = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('@hopwise/validator/probe.c'), 'utf8');

const script = `for cc in cc gcc clang; do command -v "$cc" >/dev/null 2>&1 && break; cc=; done
[ -n "$cc" ] || exit 127
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 143' HUP INT TERM
"$cc" -O2 -x c - -o "$dir/probe" -lpthread && "$dir/probe" "$@"`;
