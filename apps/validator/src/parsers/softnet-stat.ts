import { counter, linesOf, refuse } from './lines.ts';
import { ParseError } from './parse-error.ts';

/** What a CPU's receive softirq counted since boot. */
export interface SoftnetCpu {
  readonly processed: number;
  /** Lost as the backlog was full (net.core.netdev_max_backlog). */
  readonly dropped: number;
  /** Ended by budget or time while there was more. */
  readonly squeezed: number;
  /** Woken by another CPU (RPS). */
  readonly receivedRps: number;
}

/**
 * Reads /proc/net/softnet_stat: hexadecimal, a line for each CPU.
 *
 * @throws {ParseError} if it is something else
 * @source net/core/net-procfs.c:softnet_seq_show
 */
export function parseSoftnetStat(text: string): readonly SoftnetCpu[] {
  const tool = '/proc/net/softnet_stat';
  const lines = linesOf(text, tool);
  if (lines.length === 0) throw new ParseError(tool, 1, 'nothing', 'a line for each CPU');
  return lines.map((line) => {
    const fields = line.text.trim().split(/\s+/);
    if (fields.length < 10) refuse(line, 'ten fields or more');
    const at = (index: number): number => counter(fields[index], line, 16);
    return { processed: at(0), dropped: at(1), squeezed: at(2), receivedRps: at(9) };
  });
}
