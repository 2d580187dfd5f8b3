import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** The Linux bridge between pods and the host's IP stack. */
export const bridgeStages = {
  brHandleFrame: {
    title:
      'Bridge, from a pod: learn, look up the address, pass up to the bridge\u2019s own device',
    layer: 'bridge',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/bridge/br_input.c:br_handle_frame',
    source: `${kernelDocs}bridge.html`,
  },
  brDevXmit: {
    title: 'Bridge, to a pod: look up the address, forward to the port',
    layer: 'bridge',
    contexts: ['softirq', 'process'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/bridge/br_device.c:br_dev_xmit',
    source: `${kernelDocs}bridge.html`,
  },
  brForward: {
    title: 'Bridge, from one port to another: learn, look up the address, forward',
    layer: 'bridge',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/bridge/br_forward.c:br_forward',
    source: `${kernelDocs}bridge.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
