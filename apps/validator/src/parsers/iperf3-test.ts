import { isIP } from 'node:net';
import * as z from 'zod';

const core = z.int().nonnegative();

/** One iperf3 client with its streams. */
export const iperf3Test = z.strictObject({
  /** Address of the server. */
  server: z.string().refine((text) => isIP(text) !== 0, 'an IP address'),
  port: z.int().min(1).max(65_535).default(5201),
  protocol: z.enum(['TCP', 'UDP']),
  /** Without what is left out at the start [s]. */
  seconds: z.int().min(1).max(3600),
  omitSeconds: z.int().min(0).max(60).default(0),
  streams: z.int().min(1).max(128).default(1),
  /** One send [byte]. */
  messageBytes: z
    .int()
    .min(1)
    .max(2 ** 20),
  /** Whether the server sends. */
  isReverse: z.boolean().default(false),
  /** Of each stream [bit/s]; 0: as fast as it goes. */
  paceBps: z.int().min(0).default(0),
  cores: z.strictObject({ client: core, server: core }).optional(),
});

export type Iperf3Test = z.output<typeof iperf3Test>;
