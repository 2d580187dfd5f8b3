import { ratio } from './clauses.ts';
import type { Finding } from './study.ts';

const wireguard = 'cilium-wireguard-kubeproxy';
const ipsec = 'cilium-ipsec';
const mtus = [1500, 9000];

/** What the study found of encrypted traffic. */
export const s1EncryptedFindings: readonly Finding[] = [
  {
    id: 'wireguard-ceiling',
    statement: 'WireGuard carries more than IPsec, at both MTUs.',
    clauses: mtus.map((mtu) =>
      ratio('goodput', `encrypted-stream-${mtu}/${wireguard}`, `encrypted-stream-${mtu}/${ipsec}`, {
        atLeast: 1.1,
      }),
    ),
  },
  {
    id: 'ipsec-cpu',
    statement: 'IPsec with AES-NI needs less CPU at the same rate, at both ends and both MTUs.',
    clauses: mtus.flatMap((mtu) =>
      (['cpuClientPerByte', 'cpuServerPerByte'] as const).map((figure) =>
        ratio(figure, `encrypted-stream-${mtu}/${ipsec}`, `encrypted-stream-${mtu}/${wireguard}`, {
          atMost: 0.95,
        }),
      ),
    ),
  },
  {
    id: 'ipsec-latency',
    statement: 'IPsec has the better latency, at both MTUs.',
    clauses: mtus.map((mtu) =>
      ratio('requests', `encrypted-rr-${mtu}/${ipsec}`, `encrypted-rr-${mtu}/${wireguard}`, {
        atLeast: 1.1,
      }),
    ),
  },
  {
    id: 'encrypted-mtu',
    statement: 'MTU 9000 multiplies what an encrypted stream carries.',
    clauses: [wireguard, ipsec].map((system) =>
      ratio('goodput', `encrypted-stream-9000/${system}`, `encrypted-stream-1500/${system}`, {
        atLeast: 2,
      }),
    ),
  },
  {
    id: 'without-aes-ni',
    statement: 'Without AES-NI the order of the ciphers flips.',
    clauses: [],
    notTestable:
      'costs of ESP are those of AES-GCM with the instructions of the CPU; no table has them without',
  },
];
