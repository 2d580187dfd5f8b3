import type { Modifier } from '../modifier.ts';

export const jumboFrames = {
  id: 'jumbo-frames',
  title: 'Jumbo frames',
  summary:
    'MTU 9000 at the endpoint, in place of the one that is said otherwise. Of a tunnel, the NIC must take the headers on top.',
  edits: [],
  refusals: [],
  mtu: 9000,
  sources: ['https://docs.cilium.io/en/stable/operations/performance/tuning/'],
} as const satisfies Modifier;
