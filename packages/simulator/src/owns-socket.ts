import type { Datapath } from '@hopwise/datapath';

/**
 * Whether an skb still belongs to its sending socket when it reaches the NIC.
 *
 * `ip_rcv` in the host namespace orphans it: TCP Small Queues then no longer bound what the socket
 * has queued below TCP.
 *
 * @source net/ipv4/ip_input.c: ip_rcv_core
 */
export const ownsSocket = ({ egress }: Datapath): boolean =>
  !egress.some(({ stages }) => stages.includes('ipRcv'));
