import type { Platform } from '../platform.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { frameBuffers } from '../ring-frames.ts';

/** How large one datagram is in every place that counts bytes, and how many of it each place holds. */
export interface Datagram {
  readonly payload: number;
  /** One frame with preamble, gap and the tunnel's headers [byte]. */
  readonly wireBytes: number;
  /** Datagrams below a socket that make its next send wait. */
  readonly sendCredits: number;
  /** Datagrams below a socket at which a sleeping sender is woken. */
  readonly wakeAtMost: number;
  /** Datagrams that a receive buffer takes. */
  readonly receiveSlots: number;
  /** Datagrams that a reader takes before the buffer counts them as gone. */
  readonly releasedAtOnce: number;
  /** Datagrams that the ring of one receive queue holds. */
  readonly ringFrames: number;
  /** Datagrams that the queueing discipline holds. */
  readonly qdiscFrames: number;
}

/**
 * Sizes of the datagrams of one scenario. A datagram is no longer than the MTU allows: programs choose
 * it so (iperf3 takes the segment size of its control connection), since fragments would be lost whole.
 *
 * @source iperf3 src/iperf_client_api.c: iperf_connect
 */
export function datagramOf({ scenario, hardware }: PredictionInput, platform: Platform): Datagram {
  const { mss, headerBytes } = platform;
  const payload = Math.min(scenario.workload.requestBytes, mss);
  const packet = payload + scenario.mtu - mss;
  const wireBytes = payload + headerBytes;
  const { udpBufferBytes } = hardware.sysctls;
  const sent = sendTruesize(packet);
  const buffers = frameBuffers(hardware, wireBytes);
  const received = skBuffBytes + buffers.count * powerOfTwo(buffers.bytes);
  // __udp_enqueue_schedule_skb refuses when the buffer was over its limit before.
  const receiveSlots = Math.floor(udpBufferBytes / received) + 1;
  return {
    payload,
    wireBytes,
    // sock_alloc_send_pskb admits while less than the buffer is below the socket.
    sendCredits: Math.ceil(udpBufferBytes / sent),
    // sock_def_write_space wakes when half of the buffer is free.
    wakeAtMost: Math.floor(udpBufferBytes / (2 * sent)),
    receiveSlots,
    // udp_rmem_release gives memory back a quarter of the buffer at a time.
    releasedAtOnce: Math.max(1, Math.ceil(udpBufferBytes / (4 * received))),
    ringFrames: Math.max(1, Math.floor(hardware.nic.ringEntries / buffers.count)),
    qdiscFrames: Math.min(qdiscPackets, Math.floor(qdiscBytes / sent)),
  };
}

const skBuffBytes = 256;
const sharedInfoBytes = 320;
/** LL_RESERVED_SPACE of an Ethernet device, and the slack that ip_append_data asks for. */
const headroomBytes = 16 + 15;
const cacheLine = 64;

/**
 * Memory that one datagram of this length keeps from its sending socket [byte]: a linear skb, whose
 * data come from the next power of two.
 *
 * @source net/ipv4/ip_output.c: __ip_append_data; net/core/skbuff.c: __alloc_skb
 */
export const sendTruesize = (packetBytes: number): number =>
  powerOfTwo(cacheLine * Math.ceil((packetBytes + headroomBytes) / cacheLine) + sharedInfoBytes) +
  skBuffBytes;

const powerOfTwo = (bytes: number): number => 2 ** Math.ceil(Math.log2(bytes));

/**
 * Packets and bytes of one queue of the default discipline.
 *
 * @source net/sched/sch_fq_codel.c: fq_codel_init
 */
const qdiscPackets = 10 * 1024;
const qdiscBytes = 32 * 2 ** 20;
