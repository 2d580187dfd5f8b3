import type { Modifier } from '../modifier.ts';

export const istioSidecar = {
  id: 'istio-sidecar',
  title: 'Istio, sidecars',
  summary:
    'An Envoy beside each program: rules in the pod redirect connections to it, it parses HTTP, encrypts, and sends on; the one at the other end does the reverse. Two worker threads each.',
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
          title: 'sidecar of the client',
          end: 'client',
          stages: ['envoyTcp', 'envoyHttp', 'tlsRecord'],
          threads: 2,
          reachedBy: 'loopback',
        },
        {
          title: 'sidecar of the server',
          end: 'server',
          stages: ['envoyTcp', 'envoyHttp', 'tlsRecord'],
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
      when: {
        with: ['istio-ambient', 'istio-waypoint', 'linkerd', 'kmesh', 'kmesh-dual', 'l7-proxy'],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  sources: [
    'https://istio.io/latest/docs/ops/deployment/performance-and-scalability/',
    'https://dl.acm.org/doi/10.1145/3620678.3624652',
  ],
} as const satisfies Modifier;
