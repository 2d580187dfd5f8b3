import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** The NIC driver, NAPI and GRO. */
export const driverStages = {
  ndoStartXmit: {
    title: 'NIC driver transmit: map, descriptors, doorbell',
    layer: 'driver',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'drivers/net/ethernet/intel/ice/ice_txrx.c:ice_start_xmit',
    source: `${kernelDocs}device_drivers/ethernet/intel/ice.html`,
  },
  napiConsumeSkb: {
    title: 'Transmit completion: interrupt, unmap, free',
    layer: 'driver',
    contexts: ['softirq', 'process'],
    charged: ['visit', 'idle', 'skb'],
    costClass: 'interrupt',
    kernel: 'drivers/net/ethernet/intel/ice/ice_txrx.c:ice_clean_tx_irq',
    source: `${kernelDocs}napi.html`,
  },
  handleIrqEvent: {
    title: 'Hard interrupt: acknowledge, schedule NAPI',
    layer: 'driver',
    contexts: ['hardirq'],
    charged: ['visit'],
    costClass: 'interrupt',
    kernel: 'kernel/irq/handle.c:handle_irq_event',
    source: `${kernelDocs}napi.html`,
  },
  napiPoll: {
    title: 'NAPI poll: descriptors to skbs, refill the ring',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['visit', 'segment'],
    costClass: 'interrupt',
    kernel: 'drivers/net/ethernet/intel/ice/ice_txrx.c:ice_clean_rx_irq',
    source: `${kernelDocs}napi.html`,
  },
  addRxFrag: {
    title:
      'Another buffer of the ring that a frame fills: descriptor, sync, page onto the skb, refill',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['segment'],
    costClass: 'instruction',
    kernel: 'drivers/net/ethernet/intel/ice/ice_txrx.c:ice_add_rx_frag',
    source:
      'https://github.com/torvalds/linux/blob/v5.10/drivers/net/ethernet/intel/ice/ice_txrx.c',
  },
  napiGroReceive: {
    title: 'GRO: match the flow, merge the segment',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['segment', 'skb'],
    costClass: 'instruction',
    kernel: 'net/core/dev.c:napi_gro_receive',
    source: `${kernelDocs}segmentation-offloads.html`,
  },
  skbGroChecksumComplete: {
    title: 'GRO: sum the payload of a packet whose checksum no device has seen',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['byte'],
    costClass: 'copy',
    kernel: 'net/core/dev.c:__skb_gro_checksum_complete',
    source: `${kernelDocs}checksum-offloads.html`,
  },
  napiComplete: {
    title: 'End of a softirq: complete NAPI, re-enable the interrupt, leave',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['visit'],
    costClass: 'interrupt',
    kernel: 'net/core/dev.c:napi_complete_done',
    source: `${kernelDocs}napi.html`,
  },
  doSoftirq: {
    title: 'Rest of the softirq run after a routed skb has left it',
    layer: 'driver',
    contexts: ['softirq'],
    charged: ['visit'],
    costClass: 'interrupt',
    kernel: 'kernel/softirq.c:__do_softirq',
    source: 'https://docs.kernel.org/networking/scaling.html',
  },
} as const satisfies Readonly<Record<string, Stage>>;
