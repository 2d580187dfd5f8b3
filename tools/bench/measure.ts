import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Benchmark, Contender } from './benchmark.ts';

/** Odd, so that the median is a run. */
const ROUNDS = 5;

/** What one contender did at one point. */
export interface Row {
  readonly point: number;
  readonly contender: string;
  /** Of `rates`. */
  readonly median: number;
  /** One per round, in the order of the rounds. */
  readonly rates: readonly number[];
}

/**
 * Runs every contender at every point, five rounds. Says on stderr where it is: it takes minutes.
 *
 * The contenders take turns within a round, so that whatever else the machine does hits them all.
 */
export async function measure(
  { id, points, scale }: Benchmark,
  contenders: readonly Contender[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const point of contenders.length > 0 ? points : []) {
    process.stderr.write(`${id}: measuring at ${point}\n`);
    const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, command } of contenders) {
        rates.get(name)?.push((await rateOf(command(point))) / scale);
      }
    }
    for (const [contender, taken] of rates) {
      rows.push({ point, contender, median: median(taken), rates: taken });
    }
  }
  return rows;
}

const execute = promisify(execFile);

async function rateOf([program, ...args]: readonly [string, ...string[]]): Promise<number> {
  const { stdout } = await execute(program, args);
  return Number(stdout);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
