import type { Modifier } from '../modifier.ts';

export const bigTcpV4 = {
  id: 'big-tcp-v4',
  title: 'BIG TCP, IPv4',
  summary:
    'GSO and GRO skbs carry up to 192 KiB in place of 64 KiB, so the stack is crossed less often per byte. The NIC must take them: mlx4, mlx5 and ice do, some up to 128 KiB only.',
  edits: [{ kind: 'set', fields: { gsoMaxBytes: 196_608 } }],
  refusals: [
    {
      when: { encapsulatedBy: ['wireguard', 'esp'] },
      because: 'packets are cut into segments before they are encrypted, so none may be that big',
    },
    {
      when: { encapsulatedBy: ['vxlan', 'geneve', 'ipip', 'gre', 'udp'] },
      because: 'tunnel devices of the kernels that it is modelled for take skbs of 64 KiB at most',
    },
    {
      when: { lacks: ['tcpWriteXmit'] },
      because: 'the kernel\u2019s TCP is not on its path',
    },
  ],
  kernelMin: '6.3',
  ip: 4,
  sources: ['https://docs.cilium.io/en/stable/operations/performance/tuning/'],
} as const satisfies Modifier;
