import type { Datapath, StageId } from '@hopwise/datapath';

/** What takes an skb from its socket, or ends it by copying. */
const orphaning: readonly StageId[] = ['ipRcv', 'tunNetXmit', 'tpacketRcv'];

/**
 * Whether an skb still belongs to its sending socket when it reaches the NIC.
 *
 * `ip_rcv` in the host namespace orphans it, a tun device does so before it queues, and of what a
 * packet socket captures a process sends a copy: TCP Small Queues then no longer bound what the
 * socket has queued below TCP.
 *
 * @source net/ipv4/ip_input.c: ip_rcv_core; drivers/net/tun.c: tun_net_xmit; net/packet/af_packet.c: tpacket_rcv
 */
export const ownsSocket = ({ egress }: Datapath): boolean =>
  !egress.some(({ stages }) => stages.some((stage) => orphaning.includes(stage)));
