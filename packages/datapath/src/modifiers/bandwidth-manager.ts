import type { Modifier } from '../modifier.ts';

export const bandwidthManager = {
  id: 'bandwidth-manager',
  title: 'Bandwidth manager',
  summary:
    'Cilium stamps each packet with an earliest departure time and the queueing discipline fq at the NIC holds it until then. No pod has a limit here: it is what the machinery costs.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'devQueueXmit',
      stages: ['edtSchedDeparture'],
      directions: ['egress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'devQueueXmit',
      stages: ['fqEnqueue'],
      directions: ['egress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer'] },
      because: 'it is a part of Cilium, and no program of Cilium is on its path',
    },
  ],
  kernelMin: '5.1',
  sources: ['https://docs.cilium.io/en/stable/network/kubernetes/bandwidth-manager/'],
} as const satisfies Modifier;
