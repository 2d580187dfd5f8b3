import type { RunComparison } from '@hopwise/validator';
import * as z from 'zod';

const side = z.strictObject({
  median: z.number().nullable().describe('Null without a sample'),
  count: z.int().nonnegative(),
});
const fraction = z.number().describe('Of the first: 0.05 is 5 % more');

/** Output of `hopwise validate compare --json`. */
export const runComparisonSchema = z.strictObject({
  format: z.literal('hopwise/run-comparison@1'),
  level: z.number().describe('Probability that the interval of a change covers the true one'),
  rows: z.array(
    z.strictObject({
      datapath: z.string(),
      test: z.string(),
      metric: z.enum([
        'rr_per_s',
        'crr_per_s',
        'throughput_bps',
        'latency_p50_us',
        'latency_p99_us',
        'cpu_client_us_per_op',
        'cpu_server_us_per_op',
        'cpu_client_ns_per_kbyte',
        'cpu_server_ns_per_kbyte',
      ]),
      verdict: z.enum(['better', 'worse', 'no evidence', 'inconclusive']),
      a: side,
      b: side,
      change: z
        .strictObject({ estimate: fraction, low: fraction, high: fraction })
        .nullable()
        .describe('Null where there are too few values'),
      pairCount: z.int().nonnegative().nullable().describe('Null where values do not pair'),
      detectable: fraction
        .nullable()
        .describe('Least change that would have been seen four times of five'),
    }),
  ),
  alone: z.array(z.string()).describe('What one side has and the other has not'),
  doubts: z.array(z.string()),
}) satisfies z.ZodType<
  RunComparison & { readonly format: 'hopwise/run-comparison@1'; readonly level: number }
>;
