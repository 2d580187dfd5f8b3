import type { MetricTable } from './metric-table.ts';

/** What connections and datagrams met on their way. */
export const transport = {
  retransmits: { unit: 'segments', meaning: 'TCP segments sent again during the run, all streams' },
  snd_cwnd_mean_bytes: {
    unit: 'byte',
    meaning: 'Congestion window: mean over streams and one-second samples',
  },
  snd_cwnd_max_bytes: { unit: 'byte', meaning: 'Congestion window: largest sample' },
  tcp_mss_bytes: { unit: 'byte', meaning: 'Maximum segment size that the connection used' },
  pmtu_bytes: { unit: 'byte', meaning: 'Path MTU that the connection used' },
  pod_mtu_manual_bytes: { unit: 'byte', meaning: 'MTU of pods that had to be set by hand' },
  loss_pct: { unit: '%', meaning: 'Datagrams lost, as a share of those sent' },
  max_nodes: { unit: 'nodes', meaning: 'Largest number of nodes of a cluster' },
} as const satisfies MetricTable;
