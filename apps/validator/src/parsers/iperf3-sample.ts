import { type Figure, importers } from '@hopwise/dataset';
import * as z from 'zod';
import { asParseError } from './as-parse-error.ts';
import type { Iperf3Test } from './iperf3-test.ts';
import { jsonOutput } from './json-output.ts';
import { ParseError } from './parse-error.ts';

const started = z.object({
  error: z.string().optional(),
  start: z.object({
    test_start: z
      .object({
        protocol: z.string(),
        num_streams: z.number(),
        blksize: z.number(),
        reverse: z.number(),
        duration: z.number(),
      })
      .optional(),
  }),
});

/**
 * Figures of one iperf3 client.
 *
 * @throws {ParseError} if it failed, was cut off, or ran something else than was asked for
 */
export function iperf3Sample(text: string, test: Iperf3Test): readonly Figure[] {
  const { error, start } = jsonOutput(text, 'iperf3', started);
  if (error !== undefined) throw new ParseError('iperf3', 1, error, 'a run that ended well');
  const ran = start.test_start;
  const asked = {
    protocol: test.protocol,
    num_streams: test.streams,
    blksize: test.messageBytes,
    reverse: test.isReverse ? 1 : 0,
    duration: test.seconds,
  };
  for (const [field, value] of Object.entries(asked)) {
    const found = ran?.[field as keyof typeof asked];
    if (found !== value) throw new ParseError('iperf3', 1, `${field}: ${found}`, `${value}`);
  }
  return asParseError('iperf3', () => importers.iperf3.figures(text, 'iperf3'));
}
