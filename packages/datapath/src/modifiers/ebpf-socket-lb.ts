import type { Modifier } from '../modifier.ts';

export const ebpfSocketLb = {
  id: 'ebpf-socket-lb',
  title: 'eBPF, at the socket',
  summary:
    'A program at connect() puts the address of a pod in place of the Service\u2019s, so no packet ever carries that of the Service and none is rewritten.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'tcpSendmsg',
      stages: ['sock4XlateFwd'],
      directions: ['egress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['tcpSendmsg'] },
      because: 'its program opens no socket of the kernel, so no connect() is there to hook',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
          'kube-proxy-ipvs',
          'kube-proxy-nftables',
          'ebpf-tc-lb',
          'ovs-lb',
          'xdp-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  kernelMin: '4.17',
  sources: ['https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/'],
} as const satisfies Modifier;
