import type { Modifier } from '../modifier.ts';

export const rfs = {
  id: 'rfs',
  title: 'RFS',
  summary:
    'Receive flow steering: after the poll an skb is handed to the core where a program last read or wrote its socket, which does the rest and wakes the program beside it. It costs a hand-over, saves a second CPU from its idle state, and gives softirq and program one core.',
  edits: [
    {
      kind: 'split',
      after: 'napiGroReceive',
      direction: 'ingress',
      handOver: ['enqueueToBacklog'],
      visit: {
        entry: 'rfs',
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
      when: { encapsulatedBy: ['wireguard', 'esp', 'udp'] },
      because:
        'what the NIC receives is the flow of the tunnel, which hides those that programs of pods read',
    },
    {
      when: { with: ['rps'] },
      because: 'an skb is handed over once, and RFS decides before RPS for every flow that is read',
    },
  ],
  kernelMin: '2.6.35',
  sources: [
    'https://docs.kernel.org/networking/scaling.html',
    'https://github.com/torvalds/linux/blob/v5.10/net/core/dev.c',
  ],
} as const satisfies Modifier;
