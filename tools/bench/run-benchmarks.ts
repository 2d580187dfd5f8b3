import { cpus, loadavg } from 'node:os';
import type { Workshop } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { findPeers } from './find-peers.ts';
import { measure } from './measure.ts';
import { resultsTable } from './results-table.ts';
import { writeSpeedPage } from './speed-page.ts';

/** What the command line asks for, and where the programs are. */
export interface Request extends Workshop {
  readonly peers: boolean;
  readonly json: boolean;
  /** Whether to write what is printed into docs/speed.md too. */
  readonly write: boolean;
}

/** Runs every benchmark that has a contender and prints the medians, as text or as JSON. */
export async function runBenchmarks({ peers, json, write, ...workshop }: Request): Promise<void> {
  const machine = { processor: cpus()[0]?.model ?? 'unknown', node: process.version };
  const printed: string[] = [];
  const print = (text: string): void => {
    printed.push(text);
    if (!json) process.stdout.write(`${text}\n`);
  };
  const load = (loadavg()[0] ?? 0).toFixed(1);
  print(
    `${machine.processor}, ${cpus().length} cores, Node ${machine.node}; medians of 5 runs, ` +
      `load of the machine ${load} before`,
  );
  const results = [];
  for (const benchmark of benchmarks) {
    const found = findPeers(peers ? benchmark.peers(workshop) : []);
    const own = benchmark.own(workshop);
    const rows = await measure(benchmark, [...own, ...found.contenders]);
    const { id, unit, point } = benchmark;
    results.push({ id, unit, point, rows, skipped: found.skipped });
    const names = own.map(({ name }) => name);
    if (rows.length > 0) print(`\n${resultsTable(benchmark, rows, names)}`);
    for (const sentence of found.skipped) print(sentence);
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ machine, benchmarks: results }, undefined, 2)}\n`);
  }
  if (write) writeSpeedPage(workshop.sources, printed.join('\n'));
}
