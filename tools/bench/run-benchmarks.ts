import { cpus } from 'node:os';
import type { Workshop } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { findPeers } from './find-peers.ts';
import { measure } from './measure.ts';
import { resultsTable } from './results-table.ts';

/** What the command line asks for, and where the programs are. */
export interface Request extends Workshop {
  readonly peers: boolean;
  readonly json: boolean;
}

/** Runs every benchmark that has a contender and prints the medians, as text or as JSON. */
export async function runBenchmarks({ peers, json, ...workshop }: Request): Promise<void> {
  const machine = { processor: cpus()[0]?.model ?? 'unknown', node: process.version };
  if (!json) print(`${machine.processor}, Node ${machine.node}; medians of 5 runs`);
  const results = [];
  for (const benchmark of benchmarks) {
    const found = findPeers(peers ? benchmark.peers(workshop) : []);
    const own = benchmark.own(workshop);
    const rows = await measure(benchmark, [...own, ...found.contenders]);
    const { id, unit, point } = benchmark;
    results.push({ id, unit, point, rows, skipped: found.skipped });
    if (json) continue;
    if (rows.length > 0)
      print(
        `\n${resultsTable(
          benchmark,
          rows,
          own.map(({ name }) => name),
        )}`,
      );
    for (const sentence of found.skipped) print(sentence);
  }
  if (json) print(JSON.stringify({ machine, benchmarks: results }, undefined, 2));
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
