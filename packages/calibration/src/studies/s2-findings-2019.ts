import type { Bottleneck } from '@hopwise/datapath';
import { factIs, limitedBy, ratio } from './clauses.ts';
import type { Finding } from './study.ts';

const clearText = [
  'baremetal',
  'flannel-vxlan',
  'kuberouter-native',
  'calico',
  'canal-vxlan',
  'weave-fastdp',
  'cilium-vxlan',
];

const processCores: readonly Bottleneck['resource'][] = [
  'client process core',
  'server process core',
];

/** Share of the goodput without a CNI. */
const ofHost = (test: string, system: string, atLeast: number, atMost: number) =>
  ratio('goodput', `${test}/${system}`, `${test}/baremetal`, { atLeast, atMost });

/** Of files that stay below what a stream reaches. */
const programs =
  'set-up and slow start take milliseconds of the eight seconds of a file; what the programs at both ends cost beyond their copies is not known';

const transfers: readonly Finding[] = [
  {
    id: 'default-mtu',
    statement: 'An MTU left at its default costs much: shown for Weave.',
    ifNot:
      'the CPU is not stated and assumed fast enough to cut and merge 1336-byte segments at 90 % of the line',
    clauses: [
      ratio('goodput', 'tcp-2019-default-mtu/weave-fastdp', 'tcp-2019/weave-fastdp', {
        atMost: 0.8,
      }),
    ],
  },
  {
    id: 'http-below-tcp',
    statement: 'HTTP is below bulk TCP, for connection set-up and slow start.',
    ifNot: programs,
    clauses: clearText.map((system) =>
      ratio('goodput', `http-2019/${system}`, `tcp-2019/${system}`, { atMost: 0.98 }),
    ),
  },
  {
    id: 'ftp-below-tcp',
    statement: 'FTP is below bulk TCP, for connection set-up and slow start.',
    ifNot: programs,
    clauses: clearText.map((system) =>
      ratio('goodput', `ftp-2019/${system}`, `tcp-2019/${system}`, { atMost: 0.98 }),
    ),
  },
  {
    id: 'weave-files',
    statement: 'Weave loses about 20 % of HTTP and 17 % of FTP.',
    ifNot: programs,
    clauses: [
      ofHost('http-2019', 'weave-fastdp', 0.7, 0.9),
      ofHost('ftp-2019', 'weave-fastdp', 0.73, 0.93),
    ],
  },
  {
    id: 'others-ftp',
    statement: 'Calico, Canal and Cilium lose about 10 % of FTP.',
    ifNot: programs,
    clauses: ['calico', 'canal-vxlan', 'cilium-vxlan'].map((system) =>
      ofHost('ftp-2019', system, 0.85, 0.97),
    ),
  },
  {
    id: 'cilium-udp',
    statement: 'Cilium loses 2 to 3 % of UDP.',
    ifNot:
      'the assumed driver lets both senders go at the pace of its transmit interrupt, which hides what a datagram costs',
    clauses: [ofHost('udp-2019', 'cilium-vxlan', 0.95, 0.99)],
  },
  {
    id: 'scp-application',
    statement: 'SCP is limited by the cipher of the application.',
    clauses: clearText.flatMap((system) => [
      ratio('goodput', `scp-2019/${system}`, `tcp-2019/${system}`, { atMost: 0.7 }),
      limitedBy(`scp-2019/${system}`, processCores),
    ]),
  },
  {
    id: 'scp-twice',
    statement: 'SCP suffers twice where the CNI encrypts too.',
    clauses: [
      ratio('goodput', 'scp-2019/weave-encrypted', 'scp-2019/weave-fastdp', { atMost: 0.9 }),
      ratio('goodput', 'scp-2019/cilium-ipsec', 'scp-2019/cilium-vxlan', { atMost: 0.9 }),
    ],
  },
  {
    id: 'weave-over-cilium',
    statement: 'Encrypted, Weave carries about 40 % more FTP than Cilium.',
    ifNot:
      'Cilium 1.4 was deployed with AES-CBC and HMAC, which cost several times what the AES-GCM of the catalogue does',
    clauses: [
      ratio('goodput', 'ftp-2019/weave-encrypted', 'ftp-2019/cilium-ipsec', {
        ...{ atLeast: 1.15, atMost: 1.7 },
      }),
    ],
  },
];

const memory = (product: string, atLeast: number, atMost: number) =>
  factIs(product, 'memory-mb', { atLeast, atMost });

const policies = (product: string, support: string) => [
  factIs(product, 'policy-ingress', support),
  factIs(product, 'policy-egress', support),
];

/** From the table of facts, whose memory figures are this study's own: recorded, not predicted. */
const recorded: readonly Finding[] = [
  {
    id: 'memory',
    statement:
      'Agents need about 50 MB (Flannel, kube-router), 70 (Calico, Canal), 130 (Weave), 400 (Cilium): as recorded in the table of facts, not predicted.',
    clauses: [
      memory('flannel', 45, 55),
      memory('kube-router', 45, 55),
      memory('calico', 63, 77),
      memory('canal', 63, 77),
      memory('weave', 117, 143),
      memory('cilium', 360, 440),
    ],
  },
  {
    id: 'policy',
    statement:
      'Flannel has no network policy; the others have it both ways: as recorded in the table of facts.',
    clauses: [
      ...policies('flannel', 'no'),
      ...['calico', 'canal', 'kube-router', 'weave', 'cilium'].flatMap((product) =>
        policies(product, 'yes'),
      ),
    ],
  },
  {
    id: 'encryption',
    statement: 'Weave and Cilium encrypt: as recorded in the table of facts.',
    clauses: ['weave', 'cilium'].map((product) => factIs(product, 'encryption', 'yes')),
  },
];

export const s2Findings2019: readonly Finding[] = [...transfers, ...recorded];
