import * as z from 'zod';
import { jsonOutput } from './json-output.ts';
import { counter, linesOf, refuse } from './lines.ts';
import { ParseError } from './parse-error.ts';

/** Counters by the names of nstat: TcpRetransSegs, TcpExtListenDrops. */
export type KernelCounters = ReadonlyMap<string, number>;

const output = z.object({ kernel: z.record(z.string(), z.number()) });

/**
 * Reads `nstat -ajsz`.
 *
 * @throws {ParseError} if it is something else
 */
export const parseNstat = (text: string): KernelCounters =>
  new Map(Object.entries(jsonOutput(text, 'nstat', output).kernel));

/**
 * Reads /proc/net/snmp and /proc/net/netstat: a line of names and one of values for each protocol.
 *
 * @throws {ParseError} if it is something else
 */
export function parseProcNet(text: string): KernelCounters {
  const tool = '/proc/net';
  const counters = new Map<string, number>();
  const lines = linesOf(text, tool);
  for (let index = 0; index < lines.length; index += 2) {
    const [names, values] = [lines[index], lines[index + 1]];
    if (names === undefined) break;
    if (values === undefined) refuse(names, 'a line of values after it');
    const [protocol = '', ...fields] = names.text.trim().split(/\s+/);
    const [again, ...digits] = values.text.trim().split(/\s+/);
    if (!/^\w+:$/.test(protocol) || again !== protocol || digits.length !== fields.length) {
      refuse(values, 'as many values as names, of one protocol');
    }
    for (const [place, field] of fields.entries()) {
      // Tcp MaxConn is -1: no limit.
      const digit = digits[place];
      counters.set(protocol.slice(0, -1) + field, digit === '-1' ? -1 : counter(digit, values));
    }
  }
  if (counters.size === 0) throw new ParseError(tool, 1, 'nothing', 'counters');
  return counters;
}
