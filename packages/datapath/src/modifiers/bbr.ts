import type { Modifier } from '../modifier.ts';

export const bbr = {
  id: 'bbr',
  title: 'BBR',
  summary:
    'TCP paces itself by a model of the path in place of filling buffers until they overflow. On a path without loss or a bottleneck outside the hosts that is work for each ACK, and nothing else.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'tcpV4Rcv',
      stages: ['bbrMain'],
      directions: ['ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['tcpV4Rcv'] },
      because: 'the kernel\u2019s TCP is not on its path',
    },
    {
      when: { has: ['cilFromContainer'], without: ['bandwidth-manager'] },
      because:
        'Cilium offers it to pods with its bandwidth manager only, which keeps the departure times of their packets; apply bandwidth-manager first',
    },
  ],
  kernelMin: '5.18',
  sources: [
    'https://docs.cilium.io/en/stable/network/kubernetes/bandwidth-manager/',
    'https://github.com/torvalds/linux/blob/v5.10/net/ipv4/tcp_bbr.c',
  ],
} as const satisfies Modifier;
