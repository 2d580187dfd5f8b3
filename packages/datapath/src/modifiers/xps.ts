import type { Modifier } from '../modifier.ts';

export const xps = {
  id: 'xps',
  title: 'XPS',
  summary:
    'Transmit packet steering: a map from CPUs to transmit queues in place of a hash, so that cores do not contend for one queue. Predictions have no such contention, so only the lookup shows.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'devQueueXmit',
      stages: ['getXpsQueue'],
      directions: ['egress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['devQueueXmit'] },
      because: 'no queue of the kernel is chosen on its path',
    },
  ],
  kernelMin: '2.6.38',
  sources: ['https://docs.kernel.org/networking/scaling.html'],
} as const satisfies Modifier;
