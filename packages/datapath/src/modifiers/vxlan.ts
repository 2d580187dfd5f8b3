import type { Modifier } from '../modifier.ts';

export const vxlan = {
  id: 'vxlan',
  title: 'VXLAN between the nodes',
  summary:
    'The host routes to a VXLAN device: the packet gets outer headers and leaves through IP a second time, and arrives through it a second time.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'devQueueXmit',
      stages: ['pskbExpandHead', 'vxlanXmit', 'udpTunnelXmitSkb', 'iptunnelXmit', 'devQueueXmit'],
      directions: ['egress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'napiGroReceive',
      stages: ['udpGroReceive', 'ipRcv', 'udpEncapRcv', 'vxlanRcv'],
      directions: ['ingress'],
    },
    {
      kind: 'split',
      after: 'vxlanRcv',
      direction: 'ingress',
      handOver: [],
      visit: { entry: 'gro-cells', context: 'softirq', stages: ['groCellPoll'] },
    },
    {
      kind: 'set',
      fields: {
        encapsulation: [
          {
            kind: 'vxlan',
            headerBytesV4: 50,
            headerBytesV6: 70,
            outerFlowEntropy: true,
            segmentsBefore: null,
          },
        ],
      },
    },
  ],
  refusals: [
    {
      when: { lacks: ['ipForward'] },
      because: 'the host does not route for its pods, so nothing leads into a tunnel',
    },
    {
      when: {
        encapsulatedBy: ['vxlan', 'geneve', 'ipip', 'gre', 'wireguard', 'esp', 'udp'],
      },
      because: 'its packets are in a tunnel already',
    },
    {
      when: { has: ['nfConntrackIn', 'nftDoChain'] },
      because:
        'whether outer packets are tracked is decided where tracking is put on: name the tunnel first',
    },
    {
      when: { has: ['iptDoTable', 'nfHookSlow'] },
      because: 'whether outer packets cross its hooks is not known',
    },
  ],
  sources: [
    'https://docs.kernel.org/networking/vxlan.html',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/vxlan.c',
  ],
} as const satisfies Modifier;
