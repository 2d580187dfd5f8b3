import type { Modifier } from '../modifier.ts';

export const kmesh = {
  id: 'kmesh',
  title: 'Kmesh, in the kernel',
  summary:
    'No proxy at all: eBPF at the socket holds a connection back until its first request is there, reads it, and chooses a pod. HTTP needs a kernel that was built for it.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'tcpSendmsg',
      stages: ['deferTcpSendmsg'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'tcpSendmsg',
      stages: ['kmeshConnect'],
      directions: ['egress', 'sameNode'],
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
          'linkerd',
          'kmesh-dual',
          'l7-proxy',
        ],
      },
      because: 'requests pass through another mesh or proxy already',
    },
  ],
  kernelMin: '5.10',
  sources: [
    'https://kmesh.net/docs/architecture/',
    'https://github.com/kmesh-net/kmesh/blob/main/bpf/kmesh/ads/cgroup_sock.c',
    'https://github.com/kmesh-net/kmesh/blob/main/kernel/ko_src/kmesh/defer_connect.c',
  ],
} as const satisfies Modifier;
