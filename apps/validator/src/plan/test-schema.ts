import * as z from 'zod';

/** Larger ones netperf takes too, but no request or send of a study is. */
const size = z
  .int()
  .min(1)
  .max(2 ** 24);
const streams = z
  .array(z.int().min(1).max(64))
  .min(1)
  .default([1])
  .describe('Numbers of streams, each a case of its own');
const messages = z.array(size).min(1).describe('Sizes of one send [byte], each a case of its own');

const tests = [
  z.strictObject({
    kind: z.enum(['TCP_RR', 'TCP_CRR', 'UDP_RR']),
    sizes: z
      .array(z.tuple([size, size], '[REQUEST, RESPONSE] in bytes'))
      .min(1)
      .default([[1, 1]])
      .describe('Sizes of request and response [byte], each pair a case of its own'),
    burst: z.int().min(0).max(1024).default(0).describe('Transactions in flight beyond the first'),
    streams,
  }),
  z.strictObject({
    kind: z.enum(['TCP_STREAM', 'TCP_MAERTS', 'UDP_STREAM']),
    messageBytes: messages.default([16_384]),
    streams,
  }),
  z.strictObject({
    kind: z.enum(['IPERF3_TCP', 'IPERF3_TCP_REVERSE', 'IPERF3_UDP']),
    messageBytes: messages.default([131_072]),
    streams,
    paceMbps: z
      .number()
      .min(0)
      .default(0)
      .describe('Of each stream [Mbit/s]; 0: as fast as it goes'),
  }),
] as const;

const kinds = tests.flatMap(({ shape }) => shape.kind.options);

/** One line of a plan's matrix: a test with each of its sizes and numbers of streams. */
export const testSchema = z.discriminatedUnion('kind', tests, `kind: ${kinds.join(', ')}`);

export type WrittenTest = z.output<typeof testSchema>;
