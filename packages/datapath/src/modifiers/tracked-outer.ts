import type { Edit } from '../modifier.ts';

/**
 * Hooks that the outer packets of a tunnel cross where connections are tracked: OUTPUT and
 * POSTROUTING when they leave, PREROUTING and INPUT when they arrive. Rules that accept, exempt or
 * compare pods' addresses do not match them.
 *
 * A tunnel puts a hash of the inner flow into the outer source port, so a new connection is a new
 * outer flow in each direction. Of some ten thousand connections one behind the other about half
 * find the entry of an earlier one there: one entry of the two is counted.
 *
 * @source net/ipv4/ip_output.c: __ip_local_out; include/net/udp_tunnel.h: udp_flow_src_port
 */
export const trackedOuter: readonly Edit[] = [
  {
    kind: 'insert',
    where: 'after',
    stage: 'iptunnelXmit',
    stages: ['nfHookSlow', 'nfConntrackIn', 'nfHookSlow', 'nfConntrackConfirm'],
    directions: ['egress'],
  },
  {
    kind: 'insert',
    where: 'before',
    stage: 'udpEncapRcv',
    stages: ['nfHookSlow', 'nfConntrackIn', 'nfHookSlow', 'nfConntrackConfirm'],
    directions: ['ingress'],
  },
];
