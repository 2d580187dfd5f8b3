import type { Modifier } from '../modifier.ts';

export const bridgeGateway = {
  id: 'bridge-gateway',
  title: 'Pods on a bridge that is their gateway',
  summary:
    'Pods hang on a bridge with the gateway\u2019s address: a frame is switched to the host\u2019s own port before it is routed, and once more on its way in.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'processBacklog',
      stages: ['brHandleFrame'],
      directions: ['egress'],
    },
    {
      kind: 'insert',
      where: 'before',
      stage: 'vethXmit',
      stages: ['brDevXmit'],
      directions: ['ingress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['ipForward'] },
      because: 'the host does not route for its pods, so a bridge is no gateway',
    },
    {
      when: { has: ['brHandleFrame', 'brForward'] },
      because: 'its pods hang on a bridge already',
    },
    {
      when: { lacks: ['processBacklog'] },
      because: 'its pods have no veth pair that could hang on a bridge',
    },
  ],
  sources: [
    'https://www.cni.dev/plugins/current/main/bridge/',
    'https://github.com/torvalds/linux/blob/v5.10/net/bridge/br_input.c',
  ],
} as const satisfies Modifier;
