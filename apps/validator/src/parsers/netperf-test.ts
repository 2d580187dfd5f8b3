import { isIP } from 'node:net';
import * as z from 'zod';

const port = z.int().min(1).max(65_535);
/** Larger ones netperf takes too, but no request or send of a study is. */
const size = z
  .int()
  .min(1)
  .max(2 ** 24);
const core = z.int().nonnegative();

const common = {
  /** Address of netserver. A name is refused: each end could resolve it to something else. */
  server: z.string().refine((text) => isIP(text) !== 0, 'an IP address'),
  controlPort: port.default(12_865),
  /** Fixed, so that filters between the nodes can let it pass. */
  dataPort: port,
  /** [s] */
  seconds: z.int().min(1).max(3600),
  /** Whether netperf, too, reads how busy the nodes' CPUs are. */
  readsCpu: z.boolean().default(false),
  /** How often it says how it gets on, for a common time of several processes [s]; 0: never. */
  interimSeconds: z.number().min(0).max(60).default(0),
  /** Cores that both ends are bound to. */
  cores: z.strictObject({ client: core, server: core }).optional(),
};

/** One netperf process: one connection or one pair of sockets. */
export const netperfTest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['TCP_RR', 'TCP_CRR', 'UDP_RR']),
    ...common,
    /** [byte] */
    requestBytes: size.default(1),
    responseBytes: size.default(1),
    /** Transactions in flight beyond the first. */
    burst: z.int().min(0).max(1024).default(0),
  }),
  z.strictObject({
    kind: z.enum(['TCP_STREAM', 'TCP_MAERTS', 'UDP_STREAM']),
    ...common,
    /** One send [byte]. */
    messageBytes: size,
  }),
]);

export type NetperfTest = z.output<typeof netperfTest>;

/** One that counts transactions. */
export type NetperfExchange = Extract<NetperfTest, { readonly requestBytes: number }>;

/** Whether it counts transactions. */
export const isExchange = (test: NetperfTest): test is NetperfExchange => 'requestBytes' in test;
