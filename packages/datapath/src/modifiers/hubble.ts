import type { Modifier } from '../modifier.ts';

export const hubble = {
  id: 'hubble',
  title: 'Hubble',
  summary:
    'Cilium\u2019s programs report flows to its agent: with the default aggregation when a connection begins, changes its flags and ends, not for each packet.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromContainer',
      stages: ['sendTraceNotify'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromNetdev',
      stages: ['sendTraceNotify'],
      directions: ['ingress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer'] },
      because: 'Hubble shows what the programs of Cilium report, and none is on its path',
    },
  ],
  kernelMin: '4.19',
  sources: ['https://docs.cilium.io/en/stable/operations/performance/tuning/'],
} as const satisfies Modifier;
