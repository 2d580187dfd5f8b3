import type { MetricTable } from './metric-table.ts';

/** How long something took. */
export const latency = {
  latency_min_us: { unit: 'us', meaning: 'Shortest time of a request' },
  latency_mean_us: { unit: 'us', meaning: 'Mean time of a request' },
  latency_p50_us: { unit: 'us', meaning: '50th percentile of the time of a request' },
  latency_p60_us: { unit: 'us', meaning: '60th percentile of the time of a request' },
  latency_p75_us: { unit: 'us', meaning: '75th percentile of the time of a request' },
  latency_p90_us: { unit: 'us', meaning: '90th percentile of the time of a request' },
  latency_p95_us: { unit: 'us', meaning: '95th percentile of the time of a request' },
  latency_p99_us: { unit: 'us', meaning: '99th percentile of the time of a request' },
  latency_p99_5_us: { unit: 'us', meaning: '99.5th percentile of the time of a request' },
  latency_p99_9_us: { unit: 'us', meaning: '99.9th percentile of the time of a request' },
  latency_p99_99_us: { unit: 'us', meaning: '99.99th percentile of the time of a request' },
  latency_p99_999_us: { unit: 'us', meaning: '99.999th percentile of the time of a request' },
  latency_max_us: { unit: 'us', meaning: 'Longest time of a request' },
  added_latency_p90_us: {
    unit: 'us',
    meaning: '90th percentile of the time of a request, above that without the proxy',
  },
  connect_latency_us: { unit: 'us', meaning: 'Time to create a connection' },
  rtt_min_us: { unit: 'us', meaning: 'Shortest round trip' },
  rtt_mean_us: { unit: 'us', meaning: 'Mean round trip; under load where the workload is a load' },
  rtt_max_us: { unit: 'us', meaning: 'Longest round trip' },
  rtt_sd_us: { unit: 'us', meaning: 'Round trip: standard deviation over the runs of the source' },
  jitter_ms: { unit: 'ms', meaning: 'Jitter of datagrams as iperf3 reports it' },
  launch_ms: { unit: 'ms', meaning: 'From creating a container to its first answer to a ping' },
  pod_network_start_ms: {
    unit: 'ms',
    meaning: 'Time to set up the network of a pod; the note says which part',
  },
} as const satisfies MetricTable;
