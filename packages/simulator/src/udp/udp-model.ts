import { clusterOf, type Datapath, type End } from '@hopwise/datapath';
import { clockSlowdown } from '../clock.ts';
import { copySlowdown } from '../memory.ts';
import { ownsSocket } from '../owns-socket.ts';
import { pathsOf } from '../paths.ts';
import { type Platform, platformOf } from '../platform.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { coldBufferSlowdown } from './cold-buffers.ts';
import { type Datagram, datagramOf } from './datagram.ts';
import { type UdpWorks, udpWorks } from './udp-works.ts';

/** Everything that both solvers know about UDP streams before they solve them. */
export interface UdpModel {
  readonly datagram: Datagram;
  readonly platform: Platform;
  readonly works: UdpWorks;
  /** How much longer a byte is copied at each end: the memory is busy, buffers are cold. */
  readonly copying: Readonly<Record<End, number>>;
  readonly flows: number;
  /** Least time between two datagrams of one stream [ns]; 0 when it is not paced. */
  readonly pacingNs: number;
  /** Whether a datagram counts against its socket until the NIC has sent it. */
  readonly isRetained: boolean;
  /** Least time between transmit completions of one queue [ns]. */
  readonly completionNs: number;
  /** Receive queues that flows hash to. */
  readonly receiveQueues: number;
  /** Queues of the NIC that a CPU serves. */
  readonly nicQueues: number;
  /** Whether all streams wait for one transmit queue, rather than each for its CPU's. */
  readonly sharesQueue: boolean;
  /** How much slower than at its single-core clock a core runs. */
  readonly clock: number;
}

/**
 * Makes the model of a scenario.
 *
 * @param goodput - Of all streams [byte/ns]: copies wait for memory that is busy.
 */
export function udpModel(input: PredictionInput, goodput: number): UdpModel {
  const { scenario, datapath, hardware } = input;
  const { processes, ratePerS } = scenario.workload;
  const platform = platformOf(input);
  const datagram = datagramOf(input, platform);
  const { nic, sysctls } = hardware;
  const buffers = { ...platform, windowBytes: sysctls.udpBufferBytes };
  const pathTo = pathsOf(datapath, input.costs, scenario);
  const client = pathTo('wire', 'client');
  const waiting = copySlowdown(buffers, processes, goodput);
  const copying: Readonly<Record<End, number>> = {
    client: waiting.client * coldBufferSlowdown(client.egressByProcess, processes, platform),
    server: waiting.server,
  };
  return {
    datagram,
    platform,
    works: udpWorks({
      client,
      server: pathTo('wire', 'server'),
      payload: datagram.payload,
      rules: clusterOf(scenario).policyRules,
      copying,
    }),
    copying,
    flows: processes,
    pacingNs: ratePerS === undefined ? 0 : (processes * 1e9) / ratePerS,
    isRetained: ownsSocket(datapath),
    completionNs: nic.txCompletionNs.value,
    receiveQueues: Math.min(platform.queues, platform.logicalCpus),
    nicQueues: Math.min(nic.queues, platform.logicalCpus),
    sharesQueue: processes > 1 && sharesQueue(datapath),
    clock: clockSlowdown(hardware, processes),
  };
}

/**
 * Whether all streams send through one queue. A socket keeps the queue of its first datagram, and a
 * program sends the first of every stream before it starts their threads; a tun device has one queue.
 *
 * @source net/core/dev.c: netdev_pick_tx; iperf3 src/iperf_udp.c: iperf_udp_connect; drivers/net/tun.c: tun_net_xmit
 */
const sharesQueue = (datapath: Datapath): boolean =>
  ownsSocket(datapath) ||
  datapath.egress.some(({ stages }) => stages.some((stage) => stage === 'tunNetXmit'));
