import type { Modifier } from '../modifier.ts';

export const rps = {
  id: 'rps',
  title: 'RPS',
  summary:
    'Receive packet steering: after the poll an skb is handed to another core, chosen by a hash of its flow, which does the rest. It costs a hand-over, and spreads what one receive queue would pile up.',
  edits: [
    {
      kind: 'split',
      after: 'napiGroReceive',
      direction: 'ingress',
      handOver: ['enqueueToBacklog'],
      visit: {
        entry: 'rps',
        context: 'softirq',
        stages: ['processBacklog'],
        epilogue: ['doIdle'],
      },
    },
  ],
  refusals: [
    {
      when: { lacks: ['napiGroReceive'] },
      because: 'the kernel\u2019s receive path is not on it',
    },
    {
      when: { with: ['rfs'] },
      because: 'an skb is handed over once, and RFS decides before RPS for every flow that is read',
    },
  ],
  kernelMin: '2.6.35',
  sources: ['https://docs.kernel.org/networking/scaling.html'],
} as const satisfies Modifier;
