import type { MetricTable } from './metric-table.ts';

/** How much was done in a time. */
export const rates = {
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
  throughput_bps_approx: { unit: 'bit/s', meaning: 'Goodput, rounded by the source' },
  throughput_low_bps: {
    unit: 'bit/s',
    meaning: 'Lower end of the range of goodput that the source gives',
  },
  throughput_high_bps: {
    unit: 'bit/s',
    meaning: 'Upper end of the range of goodput that the source gives',
  },
  throughput_sd_bps: {
    unit: 'bit/s',
    meaning: 'Goodput: standard deviation over the runs of the source',
  },
  throughput_wire_bps: { unit: 'bit/s', meaning: 'Bits per second on the wire, headers included' },
  throughput_per_core_bps: {
    unit: 'bit/s',
    meaning: 'Goodput per busy core of the end that limits',
  },
  throughput_per_sender_core_bps: { unit: 'bit/s', meaning: 'Goodput per busy core of the sender' },
  throughput_gain_low_bps: {
    unit: 'bit/s',
    meaning: 'Goodput above that of what the note names: lower end of a range',
  },
  throughput_gain_high_bps: {
    unit: 'bit/s',
    meaning: 'Goodput above that of what the note names: upper end of a range',
  },
  throughput_of_host_pct: {
    unit: '%',
    meaning: 'Goodput as a share of that without a container network',
  },
  throughput_1s_cv_pct: {
    unit: '%',
    meaning:
      'Scatter of the one-second samples of goodput within a run: standard deviation over mean',
  },
  per_stream_throughput_cv_pct: {
    unit: '%',
    meaning: 'Scatter of goodput between the streams of a run: standard deviation over mean',
  },
  goodput_request_bps: { unit: 'bit/s', meaning: 'Bits of requests per second, client to server' },
  goodput_response_bps: {
    unit: 'bit/s',
    meaning: 'Bits of responses per second, server to client',
  },
  sent_bps: {
    unit: 'bit/s',
    meaning: 'Payload that the sender handed over per second, lost or not',
  },
  sent_pps: { unit: '1/s', meaning: 'Datagrams that the sender handed over per second' },
  received_pps: {
    unit: '1/s',
    meaning: 'Datagrams received per second: bytes received over the size of a datagram',
  },
  saturation_rr_per_s: {
    unit: '1/s',
    meaning: 'Transactions per second at which the source says that the line is full',
  },
  rr_per_s_range_min: {
    unit: '1/s',
    meaning: 'Lowest rate of transactions that the source offered',
  },
  rr_per_s_range_max: {
    unit: '1/s',
    meaning: 'Highest rate of transactions that the source offered',
  },
} as const satisfies MetricTable;
