import type { Modifier } from '../modifier.ts';

export const istioWaypoint = {
  id: 'istio-waypoint',
  title: 'Istio, ambient with a waypoint',
  summary:
    'As Istio ambient, and a shared Envoy in front of the server parses HTTP. Here it runs on the server\u2019s node, in a pod of its own.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'ipQueueXmit',
      stages: ['podRedirect'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'before',
      stage: 'tcpV4Rcv',
      stages: ['podRedirect'],
      directions: ['ingress', 'sameNode'],
    },
    {
      kind: 'proxies',
      proxies: [
        {
          title: 'ztunnel of the client',
          end: 'client',
          stages: ['ztunnelCopy', 'tlsRecord'],
          threads: 2,
          reachedBy: 'loopback',
        },
        {
          title: 'waypoint',
          end: 'server',
          stages: ['envoyTcp', 'envoyHttp', 'tlsRecord'],
          threads: 2,
          reachedBy: 'same-node',
        },
        {
          title: 'ztunnel of the server',
          end: 'server',
          stages: ['ztunnelCopy', 'tlsRecord'],
          threads: 2,
          reachedBy: 'loopback',
        },
      ],
    },
  ],
  refusals: [
    {
      when: { endpoint: 'host' },
      because: 'a mesh takes in pods, and its endpoints are the nodes themselves',
    },
    {
      when: { lacks: ['tcpSendmsg'] },
      because: 'its program uses no socket of the kernel, so nothing can be redirected',
    },
    {
      when: { lacksSameNode: true },
      because: 'the way to a proxy on the node is not known for this datapath',
    },
    {
      when: {
        with: ['istio-sidecar', 'istio-ambient', 'linkerd', 'kmesh', 'kmesh-dual', 'l7-proxy'],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  sources: [
    'https://istio.io/latest/docs/ambient/architecture/data-plane/',
    'https://istio.io/latest/docs/ops/deployment/performance-and-scalability/',
  ],
} as const satisfies Modifier;
