import * as z from 'zod/mini';

const amount = z.number().check(z.nonnegative());
const flag = z._default(z.union([z.literal(0), z.literal(1)]), 0);
const rate = z.object({ bits_per_second: amount });
const sent = z.extend(rate, { retransmits: z.optional(amount) });

const testStart = z.object({
  protocol: z.enum(['TCP', 'UDP']),
  num_streams: z.int().check(z.positive()),
  blksize: z.int().check(z.positive()),
  reverse: flag,
  bidir: flag,
  /** Of each stream [bit/s]; 0: as fast as it goes. */
  target_bitrate: z.optional(amount),
});

const tcpStream = z.object({
  sender: z.object({
    sender: z._default(z.boolean(), true),
    min_rtt: z.optional(amount),
    mean_rtt: z.optional(amount),
    max_rtt: z.optional(amount),
    max_snd_cwnd: z.optional(amount),
  }),
  receiver: z.extend(rate, { sender: z._default(z.boolean(), true) }),
});

const intervals = z.array(
  z.object({
    streams: z.array(z.object({ snd_cwnd: z.optional(amount), pmtu: z.optional(amount) })),
    sum: z.extend(rate, { omitted: z._default(z.boolean(), false) }),
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
export const startForm = z.object({
  version: z._default(z.string(), 'iperf3'),
  test_start: testStart,
});

/** Results of TCP streams. */
export const tcpForm = z.object({
  start: z.object({ tcp_mss_default: z._default(amount, 0) }),
  intervals,
  end: z.object({
    streams: z.array(tcpStream),
    sum_sent: sent,
    sum_received: rate,
    sum_sent_bidir_reverse: z.optional(sent),
    sum_received_bidir_reverse: z.optional(rate),
    cpu_utilization_percent: cpu,
  }),
});

const datagrams = z.extend(rate, {
  seconds: amount,
  jitter_ms: amount,
  packets: amount,
  lost_percent: z.number().check(z.minimum(0), z.maximum(100)),
});

/** Results of UDP streams. */
export const udpForm = z.object({
  end: z.object({
    sum: datagrams,
    sum_sent: z.optional(datagrams),
    sum_received: z.optional(datagrams),
    cpu_utilization_percent: cpu,
  }),
});

export type Iperf3Tcp = z.infer<typeof tcpForm>;
export type Iperf3Udp = z.infer<typeof udpForm>;
