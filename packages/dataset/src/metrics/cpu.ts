import type { MetricTable } from './metric-table.ts';

const ofNode = 'CPU time of the whole node, softirq included, as a share of all its logical CPUs';

/** CPU time, each in the accounting of its source. */
export const cpu = {
  cpu_client_cores: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the client node, softirq included',
  },
  cpu_server_cores: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the server node, softirq included',
  },
  cpu_client_ns_per_kbyte: {
    unit: 'ns/1000 B',
    meaning: 'Client CPU time per 1000 bytes of payload',
  },
  cpu_server_ns_per_kbyte: {
    unit: 'ns/1000 B',
    meaning: 'Server CPU time per 1000 bytes of payload',
  },
  cpu_client_us_per_op: { unit: 'us', meaning: 'Client CPU time per transaction or connection' },
  cpu_server_us_per_op: { unit: 'us', meaning: 'Server CPU time per transaction or connection' },
  cpu_client_pct_node: { unit: '%', meaning: `Client: ${ofNode}` },
  cpu_server_pct_node: { unit: '%', meaning: `Server: ${ofNode}` },
  cpu_client_pct_node_per_100gbps: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 100 Gbit/s`,
  },
  cpu_server_pct_node_per_100gbps: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 100 Gbit/s`,
  },
  cpu_client_pct_node_per_10gbps: { unit: '%', meaning: `Client: ${ofNode}, scaled to 10 Gbit/s` },
  cpu_server_pct_node_per_10gbps: { unit: '%', meaning: `Server: ${ofNode}, scaled to 10 Gbit/s` },
  cpu_client_pct_node_per_50k_rr_per_s: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 50 000 transactions per second`,
  },
  cpu_server_pct_node_per_50k_rr_per_s: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 50 000 transactions per second`,
  },
  cpu_client_pct_node_per_25k_rr_per_s: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 25 000 transactions per second`,
  },
  cpu_server_pct_node_per_25k_rr_per_s: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 25 000 transactions per second`,
  },
  cpu_client_pct_node_per_1m_rr_per_s: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 1 000 000 transactions per second`,
  },
  cpu_server_pct_node_per_1m_rr_per_s: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 1 000 000 transactions per second`,
  },
  cpu_client_pct_node_per_15k_conn_per_s: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 15 000 connections per second`,
  },
  cpu_server_pct_node_per_15k_conn_per_s: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 15 000 connections per second`,
  },
  cpu_client_pct_node_per_250k_conn_per_s: {
    unit: '%',
    meaning: `Client: ${ofNode}, scaled to 250 000 connections per second`,
  },
  cpu_server_pct_node_per_250k_conn_per_s: {
    unit: '%',
    meaning: `Server: ${ofNode}, scaled to 250 000 connections per second`,
  },
  cpu_client_system_cores_nosoftirq: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the client node in system mode, softirq and interrupts left out',
  },
  cpu_client_user_cores_nosoftirq: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the client node in user mode, softirq and interrupts left out',
  },
  cpu_server_system_cores_nosoftirq: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the server node in system mode, softirq and interrupts left out',
  },
  cpu_server_user_cores_nosoftirq: {
    unit: 'cores',
    meaning: 'Busy logical CPUs of the server node in user mode, softirq and interrupts left out',
  },
  iperf_process_cpu_client_system_cores: {
    unit: 'cores',
    meaning: 'System CPU time of the client iperf3 process with all its threads, over wall time',
  },
  iperf_process_cpu_client_user_cores: {
    unit: 'cores',
    meaning: 'User CPU time of the client iperf3 process with all its threads, over wall time',
  },
  iperf_process_cpu_client_total_cores: {
    unit: 'cores',
    meaning: 'Total CPU time of the client iperf3 process with all its threads, over wall time',
  },
  iperf_process_cpu_server_system_cores: {
    unit: 'cores',
    meaning: 'System CPU time of the server iperf3 process with all its threads, over wall time',
  },
  iperf_process_cpu_server_user_cores: {
    unit: 'cores',
    meaning: 'User CPU time of the server iperf3 process with all its threads, over wall time',
  },
  iperf_process_cpu_server_total_cores: {
    unit: 'cores',
    meaning: 'Total CPU time of the server iperf3 process with all its threads, over wall time',
  },
  cpu_node_user_cores: {
    unit: 'cores',
    meaning:
      'Busy logical CPUs of one node in user context; the note or the source says which node',
  },
  cpu_node_system_cores: {
    unit: 'cores',
    meaning:
      'Busy logical CPUs of one node in system context; the note or the source says which node',
  },
  cpu_node_softirq_cores: {
    unit: 'cores',
    meaning:
      'Busy logical CPUs of one node in softirq context; the note or the source says which node',
  },
  cpu_pct_node: {
    unit: '%',
    meaning: 'CPU time of the whole node as a share of all its logical CPUs',
  },
  cpu_overhead_pct_node: {
    unit: '%',
    meaning:
      'CPU time of the node above that without a container network, as a share of all its logical CPUs',
  },
  cpu_overhead_pct_node_lower_bound: { unit: '%', meaning: 'As cpu_overhead_pct_node, at least' },
  receiver_cache_miss_pct: {
    unit: '%',
    meaning: 'Share of last-level cache accesses of the receiver that missed',
  },
  netfilter_cycles_per_packet: { unit: 'cycles', meaning: 'CPU cycles per packet in netfilter' },
} as const satisfies MetricTable;
