import * as z from 'zod';
import { jsonOutput } from './json-output.ts';

const percent = z.number().min(0).max(101);
const load = z.object({
  cpu: z.string(),
  usr: percent,
  nice: percent,
  sys: percent,
  iowait: percent,
  irq: percent,
  soft: percent,
  steal: percent,
  guest: percent,
  gnice: percent,
  idle: percent,
});
const output = z.object({
  sysstat: z.object({
    hosts: z.tuple([
      z.object({
        'number-of-cpus': z.int().positive(),
        statistics: z.array(z.object({ 'cpu-load': z.array(load) })).min(1),
      }),
    ]),
  }),
});

/** Shares of one interval, of one CPU or of "all" [%]. */
export type CpuLoad = z.output<typeof load>;

/**
 * Reads `mpstat -P ALL -o JSON SECONDS COUNT`: intervals, each with its CPUs.
 *
 * @throws {ParseError} if it is something else, or was cut off
 */
export const parseMpstat = (text: string): readonly (readonly CpuLoad[])[] =>
  jsonOutput(text, 'mpstat', output).sysstat.hosts[0].statistics.map(
    (interval) => interval['cpu-load'],
  );
