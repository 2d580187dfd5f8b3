import type { Modifier } from '../modifier.ts';

export const l7Proxy = {
  id: 'l7-proxy',
  title: 'Cilium, policy for HTTP',
  summary:
    'A program of Cilium hands connections to the Envoy of the server\u2019s node (TPROXY), which parses HTTP and applies policy. Nothing is encrypted. As many threads as a large node has CPUs.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromNetdev',
      stages: ['ctxRedirectToProxy'],
      directions: ['ingress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromContainer',
      stages: ['ctxRedirectToProxy'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'proxies',
      proxies: [
        {
          title: 'Envoy of the server\u2019s node',
          end: 'server',
          stages: ['envoyTcp', 'envoyHttp'],
          threads: 32,
          reachedBy: 'same-node',
        },
      ],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer'] },
      because: 'it is a part of Cilium, and no program of Cilium is on its path',
    },
    {
      when: { lacksSameNode: true },
      because: 'the way to a proxy on the node is not known for this datapath',
    },
    {
      when: {
        with: [
          'istio-sidecar',
          'istio-ambient',
          'istio-waypoint',
          'linkerd',
          'kmesh',
          'kmesh-dual',
        ],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  kernelMin: '4.19',
  sources: ['https://docs.cilium.io/en/stable/network/ebpf/intro/'],
} as const satisfies Modifier;
