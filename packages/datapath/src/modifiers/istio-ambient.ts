import type { Modifier } from '../modifier.ts';

export const istioAmbient = {
  id: 'istio-ambient',
  title: 'Istio, ambient',
  summary:
    'No sidecars: one ztunnel per node has sockets in the pods\u2019 namespaces, encrypts, and does not look into what it carries. Two worker threads for all pods of a node.',
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
      when: {
        with: ['istio-sidecar', 'istio-waypoint', 'linkerd', 'kmesh', 'kmesh-dual', 'l7-proxy'],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  sources: [
    'https://github.com/istio/ztunnel/blob/master/ARCHITECTURE.md',
    'https://istio.io/latest/docs/ambient/architecture/data-plane/',
  ],
} as const satisfies Modifier;
