import {
  clusterOf,
  type Datapath,
  type Hardware,
  type IdleState,
  logicalCpuCount,
  type PlatformParameter,
  type Scenario,
  workloadFacts,
} from '@hopwise/datapath';
import { costsOfSubject } from './cost-index.ts';
import type { Framing } from './framing.ts';
import { numaFactor } from './numa.ts';
import type { PredictionInput } from './prediction-input.ts';

/** Numbers of a machine and its framing, in the form that both solvers use. */
export interface Platform {
  readonly logicalCpus: number;
  /** Whether both ends share one CPU: nothing begins on it that it has not begun itself. */
  readonly isOneCpu: boolean;
  readonly threadsPerCore: number;
  /** Receive queues that flows can land in. */
  readonly queues: number;
  /** CPUs that RPS can hand a flow to. */
  readonly rpsCpus: number;
  /** Doorbell to interrupt without CPU time and without the wire [ns]. */
  readonly deviceLatencyNs: number;
  /** From waking an idle core to its process running, without CPU time [ns]. */
  readonly wakeLatencyNs: number;
  /** Idle states of a CPU, from shallow to deep; none where the wake latency holds for all. */
  readonly idleStates: readonly IdleState[];
  readonly propagationNs: number;
  readonly memoryBytesPerNs: number;
  readonly l3Bytes: number;
  readonly dmaToCache: boolean;
  /** How much longer a receiving process copies because of memory nodes [ratio]. */
  readonly numaFactor: number;
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
const ipBytes = { 4: 20, 6: 40 } as const;
/** TCP 20 with timestamps, padded to 12, which are on by default in Linux; UDP 8. */
const transportBytes = { tcp: 32, udp: 8 } as const;
/** IP length fields are 16 bits: the limit of one aggregate without BIG TCP. */
const ipLengthMax = 65_535;

export function platformOf({ scenario, datapath, hardware, costs }: PredictionInput): Platform {
  const innerBytes = innerHeaderBytes(scenario);
  const mss = scenario.mtu - innerBytes;
  const hasOneFlow = datapath.encapsulation.some(({ outerFlowEntropy }) => !outerFlowEntropy);
  const calibrated = (subject: PlatformParameter, fallback: number): number =>
    costsOfSubject(costs, subject)[0]?.value ?? fallback;
  const isOneCpu = hardware.oneCpu !== undefined;
  const logicalCpus = isOneCpu ? 1 : logicalCpuCount(hardware);
  return {
    logicalCpus,
    isOneCpu,
    threadsPerCore: isOneCpu ? 1 : hardware.cpu.threadsPerCore,
    // Outer packets of one peer all hash alike: one receive queue takes them.
    queues: hasOneFlow || isOneCpu ? 1 : hardware.nic.queues,
    rpsCpus: isOneCpu ? 1 : (hardware.nic.rpsCpus ?? logicalCpus),
    deviceLatencyNs: calibrated('deviceLatency', hardware.nic.deviceLatencyNs.value),
    wakeLatencyNs: isOneCpu ? 0 : calibrated('wakeLatency', hardware.wakeLatencyNs.value),
    idleStates: isOneCpu ? [] : (hardware.cpu.idleStates ?? []),
    propagationNs: hardware.propagationNs.value,
    memoryBytesPerNs: hardware.memory.bandwidthBytesPerS.value / 1e9,
    l3Bytes: hardware.memory.l3Bytes,
    dmaToCache: hardware.memory.dmaToCache,
    numaFactor: numaFactor(hardware),
    // tcp_adv_win_scale = 1: half of the receive buffer is window.
    windowBytes: hardware.sysctls.tcpRmemMaxBytes / 2,
    sendBufferBytes: hardware.sysctls.tcpWmemMaxBytes,
    lineBytesPerNs: hardware.nic.rateBitPerS / 8e9,
    smtSlowdown: isOneCpu ? 1 : smtOf(hardware),
    runTimeCv: hardware.cpu.runTimeCv.value,
    coalesceBulkNs: hardware.nic.coalesceBulkNs.value,
    coalesceLatencyNs: hardware.nic.coalesceLatencyNs.value,
    mss,
    headerBytes: ethernetBytes + innerBytes + tunnelBytes(datapath, clusterOf(scenario).ip),
    // Within a node nothing has cut an skb, so nothing has to merge it.
    aggregateMaxBytes:
      hardware.nic.gro || clusterOf(scenario).placement === 'same-node'
        ? Math.max(1, Math.floor(((datapath.gsoMaxBytes ?? ipLengthMax) - innerBytes) / mss)) * mss
        : mss,
  };
}

/** IP and transport headers of one segment [byte]. */
const innerHeaderBytes = (scenario: Pick<Scenario, 'workload' | 'cluster'>): number =>
  ipBytes[clusterOf(scenario).ip] + transportBytes[workloadFacts(scenario.workload.kind).transport];

/** Bytes that tunnels and ciphers put around one packet [byte]. */
const tunnelBytes = ({ encapsulation }: Datapath, ip: 4 | 6): number =>
  encapsulation.reduce(
    (sum, each) => sum + (ip === 4 ? each.headerBytesV4 : each.headerBytesV6),
    0,
  );

const smtOf = (hardware: Hardware): number =>
  hardware.cpu.threadsPerCore > 1 ? hardware.cpu.smtSlowdown.value : 1;

export const framingOf = (platform: Platform, scenario: Scenario, chainNodes: number): Framing => ({
  mss: platform.mss,
  aggregateMaxBytes: platform.aggregateMaxBytes,
  headerBytes: platform.headerBytes,
  chainNodes,
  services: clusterOf(scenario).services,
  policyRules: clusterOf(scenario).policyRules,
});
