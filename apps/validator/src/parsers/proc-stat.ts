import { counter, type Line, linesOf } from './lines.ts';
import { ParseError } from './parse-error.ts';

/** Time since boot by what a CPU did [ticks of 10 ms]. */
export interface CpuTicks {
  readonly user: number;
  readonly nice: number;
  readonly system: number;
  readonly idle: number;
  readonly iowait: number;
  readonly irq: number;
  readonly softirq: number;
  readonly steal: number;
}

const names = ['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal'] as const;

const ticksOf = (line: Line): CpuTicks => {
  const [, ...fields] = line.text.trim().split(/\s+/);
  const pairs = names.map((name, index) => [name, counter(fields[index], line)] as const);
  return Object.fromEntries(pairs) as Record<(typeof names)[number], number>;
};

/**
 * Reads /proc/stat: of "cpu", which is all of them, and of each one.
 *
 * @throws {ParseError} if it is something else
 * @source fs/proc/stat.c:show_stat
 */
export function parseProcStat(text: string): ReadonlyMap<string, CpuTicks> {
  const cpus = linesOf(text, '/proc/stat').filter(({ text: line }) => /^cpu\d*\s/.test(line));
  const ticks = new Map(cpus.map((line) => [/^cpu\d*/.exec(line.text)?.[0] ?? '', ticksOf(line)]));
  if (!ticks.has('cpu')) throw new ParseError('/proc/stat', 1, 'no line of all CPUs', '"cpu ..."');
  return ticks;
}
