import { type Hardware, logicalCpuCount, type PlatformParameter } from '@hopwise/datapath';
import type { Framing } from './turn-runs.ts';
import type { PredictionInput } from './prediction-input.ts';

/** Numbers of a machine and its framing, in the form that both solvers use. */
export interface Platform {
  readonly logicalCpus: number;
  readonly threadsPerCore: number;
  readonly queues: number;
  /** Doorbell to interrupt without CPU time and without the wire [ns]. */
  readonly deviceLatencyNs: number;
  /** From waking an idle core to its process running, without CPU time [ns]. */
  readonly wakeLatencyNs: number;
  readonly propagationNs: number;
  readonly memoryBytesPerNs: number;
  readonly l3Bytes: number;
  readonly dmaToCache: boolean;
  /** TCP receive window of one flow at its largest [byte]. */
  readonly windowBytes: number;
  /** Send buffer of one flow at its largest [byte]. */
  readonly sendBufferBytes: number;
  readonly lineBytesPerNs: number;
  readonly smtSlowdown: number;
  /** Standard deviation over mean of a run's time. */
  readonly runTimeCv: number;
  readonly coalesceBulkNs: number;
  readonly coalesceLatencyNs: number;
  /** TCP payload of one full segment [byte]. */
  readonly mss: number;
  readonly headerBytes: number;
  /** Most payload that GRO or GSO puts into one skb [byte]. */
  readonly aggregateMaxBytes: number;
}

/** Preamble 8, Ethernet 14, FCS 4, gap 12. */
const ethernetBytes = 38;
/** IPv4 20, TCP 20. */
const ipTcpBytes = 40;
/** TCP timestamps, padded; on by default in Linux. */
const timestampBytes = 12;
/** IPv4 total length is 16 bits: the limit of one aggregate without BIG TCP. */
const ipLengthMax = 65_535;

export function platformOf({ scenario, datapath, hardware, costs }: PredictionInput): Platform {
  const tunnelBytes = datapath.encapsulation.reduce((sum, each) => sum + each.headerBytesV4, 0);
  const mss = scenario.mtu - ipTcpBytes - timestampBytes;
  const calibrated = (subject: PlatformParameter, fallback: number): number =>
    costs.costs.find((each) => each.subject === subject)?.value ?? fallback;
  return {
    logicalCpus: logicalCpuCount(hardware),
    threadsPerCore: hardware.cpu.threadsPerCore,
    queues: hardware.nic.queues,
    deviceLatencyNs: calibrated('deviceLatency', hardware.nic.deviceLatencyNs.value),
    wakeLatencyNs: calibrated('wakeLatency', hardware.wakeLatencyNs.value),
    propagationNs: hardware.propagationNs.value,
    memoryBytesPerNs: hardware.memory.bandwidthBytesPerS.value / 1e9,
    l3Bytes: hardware.memory.l3Bytes,
    dmaToCache: hardware.memory.dmaToCache,
    // tcp_adv_win_scale = 1: half of the receive buffer is window.
    windowBytes: hardware.sysctls.tcpRmemMaxBytes / 2,
    sendBufferBytes: hardware.sysctls.tcpWmemMaxBytes,
    lineBytesPerNs: hardware.nic.rateBitPerS / 8e9,
    smtSlowdown: smtOf(hardware),
    runTimeCv: hardware.cpu.runTimeCv.value,
    coalesceBulkNs: hardware.nic.coalesceBulkNs.value,
    coalesceLatencyNs: hardware.nic.coalesceLatencyNs.value,
    mss,
    headerBytes: ethernetBytes + ipTcpBytes + timestampBytes + tunnelBytes,
    aggregateMaxBytes: hardware.nic.gro
      ? Math.max(1, Math.floor((ipLengthMax - ipTcpBytes - timestampBytes) / mss)) * mss
      : mss,
  };
}

const smtOf = (hardware: Hardware): number =>
  hardware.cpu.threadsPerCore > 1 ? hardware.cpu.smtSlowdown.value : 1;

export const framingOf = (platform: Platform, chainNodes: number): Framing => ({
  mss: platform.mss,
  aggregateMaxBytes: platform.aggregateMaxBytes,
  headerBytes: platform.headerBytes,
  chainNodes,
});
