import { linesOf, refuse } from './lines.ts';

/** What one process had done in one part of its time. */
export interface InterimResult {
  /** In the unit of its test. */
  readonly rate: number;
  readonly unit: string;
  /** By the client's clock [s since 1970]. */
  readonly from: number;
  readonly to: number;
}

const fields = {
  NETPERF_INTERIM_RESULT: 'rate',
  NETPERF_UNITS: 'unit',
  NETPERF_INTERVAL: 'seconds',
  NETPERF_ENDING: 'to',
} as const;
const form = /^(NETPERF_[A-Z_]+)\[(\d+)\]=(.*)$/;

/** Splits an output of `-D SECONDS -- -k LIST` into what was said meanwhile and the result. */
export function splitInterim(text: string): { readonly interim: string; readonly result: string } {
  const lines = text.split('\n');
  const isInterim = (line: string): boolean => form.test(line);
  return {
    interim: lines.filter(isInterim).join('\n'),
    result: lines.filter((line) => !isInterim(line)).join('\n'),
  };
}

/**
 * Reads what netperf says while it runs.
 *
 * @throws {ParseError} for other lines, and parts that lack a field
 */
export function interimResults(text: string): readonly InterimResult[] {
  const parts = new Map<number, Map<string, string>>();
  const lines = linesOf(text, 'netperf');
  for (const line of lines) {
    const [, key = '', index = '', value = ''] = form.exec(line.text) ?? [];
    const field = fields[key as keyof typeof fields];
    if (field === undefined) refuse(line, 'an interim result');
    if (field !== 'unit' && !/^\d+(?:\.\d+)?$/.test(value)) refuse(line, 'a number');
    const part = parts.get(Number(index)) ?? new Map<string, string>();
    parts.set(Number(index), part.set(field, value));
  }
  return [...parts.values()].map((part) => {
    const last = lines.at(-1);
    if (part.size < Object.keys(fields).length && last !== undefined) {
      refuse(last, 'result, unit, interval and end of every part');
    }
    const to = Number(part.get('to'));
    const from = to - Number(part.get('seconds'));
    return { rate: Number(part.get('rate')), unit: part.get('unit') ?? '', from, to };
  });
}
