import * as z from 'zod';

const amount = z.number().nonnegative();
const flag = z.union([z.literal(0), z.literal(1)]).default(0);
const rate = z.object({ bits_per_second: amount });
const sent = rate.extend({ retransmits: amount.optional() });

const testStart = z.object({
  protocol: z.enum(['TCP', 'UDP']),
  num_streams: z.int().positive(),
  blksize: z.int().positive(),
  reverse: flag,
  bidir: flag,
  /** Of each stream [bit/s]; 0: as fast as it goes. */
  target_bitrate: amount.optional(),
});

const tcpStream = z.object({
  sender: z.object({
    sender: z.boolean().default(true),
    min_rtt: amount.optional(),
    mean_rtt: amount.optional(),
    max_rtt: amount.optional(),
    max_snd_cwnd: amount.optional(),
  }),
  receiver: rate.extend({ sender: z.boolean().default(true) }),
});

const intervals = z.array(
  z.object({
    streams: z.array(z.object({ snd_cwnd: amount.optional(), pmtu: amount.optional() })),
    sum: rate.extend({ omitted: z.boolean().default(false) }),
  }),
);

const cpu = z.object({
  host_total: amount,
  host_user: amount,
  host_system: amount,
  remote_total: amount,
  remote_user: amount,
  remote_system: amount,
});

/** What was asked for. */
export const startForm = z.object({ version: z.string().default('iperf3'), test_start: testStart });

/** Results of TCP streams. */
export const tcpForm = z.object({
  start: z.object({ tcp_mss_default: amount.default(0) }),
  intervals,
  end: z.object({
    streams: z.array(tcpStream),
    sum_sent: sent,
    sum_received: rate,
    sum_sent_bidir_reverse: sent.optional(),
    sum_received_bidir_reverse: rate.optional(),
    cpu_utilization_percent: cpu,
  }),
});

const datagrams = rate.extend({
  seconds: amount,
  jitter_ms: amount,
  packets: amount,
  lost_percent: z.number().min(0).max(100),
});

/** Results of UDP streams. */
export const udpForm = z.object({
  end: z.object({
    sum: datagrams,
    sum_sent: datagrams.optional(),
    sum_received: datagrams.optional(),
    cpu_utilization_percent: cpu,
  }),
});

export type Iperf3Tcp = z.infer<typeof tcpForm>;
export type Iperf3Udp = z.infer<typeof udpForm>;
