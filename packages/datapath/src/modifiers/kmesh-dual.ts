import type { Modifier } from '../modifier.ts';

export const kmeshDual = {
  id: 'kmesh-dual',
  title: 'Kmesh, with a waypoint',
  summary:
    'Addresses are chosen in the kernel, HTTP is left to a shared Envoy in front of the server. Here it runs on the server\u2019s node, in a pod of its own.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'tcpSendmsg',
      stages: ['tcpBpfSendmsg'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'tcpSendmsg',
      stages: ['kmeshConnect'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'proxies',
      proxies: [
        {
          title: 'waypoint',
          end: 'server',
          stages: ['envoyTcp', 'envoyHttp'],
          threads: 2,
          reachedBy: 'same-node',
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
        with: ['istio-sidecar', 'istio-ambient', 'istio-waypoint', 'linkerd', 'kmesh', 'l7-proxy'],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  kernelMin: '5.10',
  sources: [
    'https://kmesh.net/docs/architecture/',
    'https://github.com/kmesh-net/kmesh/blob/main/bpf/kmesh/workload/sendmsg.c',
  ],
} as const satisfies Modifier;
