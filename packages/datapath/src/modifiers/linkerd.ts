import type { Modifier } from '../modifier.ts';

export const linkerd = {
  id: 'linkerd',
  title: 'Linkerd',
  summary:
    'As sidecars of Istio, with a proxy of Linkerd\u2019s own, written for the purpose, in place of Envoy. One worker thread each, as by default.',
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
          stages: ['linkerdCopy', 'linkerdHttp', 'tlsRecord'],
          threads: 1,
          reachedBy: 'loopback',
        },
        {
          title: 'sidecar of the server',
          end: 'server',
          stages: ['linkerdCopy', 'linkerdHttp', 'tlsRecord'],
          threads: 1,
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
        with: [
          'istio-sidecar',
          'istio-ambient',
          'istio-waypoint',
          'kmesh',
          'kmesh-dual',
          'l7-proxy',
        ],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  sources: ['https://linkerd.io/2/reference/architecture/'],
} as const satisfies Modifier;
