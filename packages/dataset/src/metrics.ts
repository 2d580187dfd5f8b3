const ofNode = 'CPU time of the whole node, softirq included, as a share of all its logical CPUs';

/** Every metric that a measurement can have, with its only unit. */
export const metrics = {
  throughput_bps: {
    unit: 'bit/s',
    meaning: 'Goodput: application payload per second, all streams',
  },
  rr_per_s: { unit: '1/s', meaning: 'Request-response transactions per second, all processes' },
  crr_per_s: {
    unit: '1/s',
    meaning: 'Connections with one transaction each per second, all processes',
  },
  throughput_bps_lower_bound: { unit: 'bit/s', meaning: 'Goodput that was at least reached' },
  rr_per_s_approx: { unit: '1/s', meaning: 'Transactions per second, rounded by the source' },
  crr_per_s_approx: { unit: '1/s', meaning: 'Connections per second, rounded by the source' },
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
} as const satisfies Readonly<Record<string, { readonly unit: string; readonly meaning: string }>>;

export type MetricId = keyof typeof metrics;

export const metricIds = Object.keys(metrics) as readonly MetricId[];
