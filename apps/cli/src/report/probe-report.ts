import type { Hardware } from '@hopwise/datapath';
import type { Probe } from '@hopwise/validator';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What a probe measured, for a person to read. */
export function probeReport({ node, machine, measured, missing, doubts }: Probe): string {
  const { facts, cpus } = machine;
  const rows = Object.entries(measured).map(([name, { value, low, high, unit, samples }]) => [
    name,
    ...[value, low, high].map((number) => String(Number(number.toPrecision(4)))),
    unit,
    String(samples.length),
  ]);
  return [
    `${node}: ${facts.cpu.model ?? 'CPU without a name'}, ${cpus.length} logical CPUs, ${facts.kernel.release}`,
    table(['Figure', 'median>', 'least>', 'greatest>', 'unit', 'repeats>'], rows),
    [
      ...missing.map(({ figure, why }) => `Not measured: ${figure} (${why})`),
      ...doubts.map((doubt) => wrap(`Doubt: ${doubt}`)),
    ].join('\n'),
  ]
    .join('\n\n')
    .trimEnd();
}

/** What became of a profile, and what in it was not measured. */
export const profileReport = (
  { hardware, kept }: { readonly hardware: Hardware; readonly kept: readonly string[] },
  file: string,
): string =>
  [
    `Profile ${hardware.id} written to ${file}.`,
    wrap(`Not measured, taken from the machine that it is like: ${kept.join(', ')}.`),
  ].join('\n');
