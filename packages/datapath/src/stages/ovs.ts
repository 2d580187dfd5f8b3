import type { Stage } from '../stage.ts';

const linux = 'https://github.com/torvalds/linux/blob/v5.10/net/openvswitch/';

/** Open vSwitch in the kernel: what one packet passes when every lookup hits the cached megaflows. */
export const ovsStages = {
  ovsFlowKeyExtract: {
    title: 'Open vSwitch: parse the headers into a flow key',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/flow.c:ovs_flow_key_extract',
    source: `${linux}flow.c`,
  },
  ovsFlowTblLookup: {
    title: 'Open vSwitch: megaflow lookup, once and once more after each recirculation',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/flow_table.c:ovs_flow_tbl_lookup_stats',
    source: `${linux}flow_table.c`,
  },
  ovsCtExecute: {
    title: 'Open vSwitch: connection tracking in a zone, then recirculate',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/conntrack.c:ovs_ct_execute',
    source: `${linux}conntrack.c`,
  },
  ovsExecuteActions: {
    title: 'Open vSwitch: rewrite addresses and TTL, set the tunnel, output to a port',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/actions.c:do_execute_actions',
    source: `${linux}actions.c`,
  },
  ovsInternalDevRecv: {
    title: 'Open vSwitch, to the host: receive on the bridge\u2019s own port, by the CPU backlog',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/vport-internal_dev.c:internal_dev_recv',
    source: `${linux}vport-internal_dev.c`,
  },
  ovsInternalDevXmit: {
    title:
      'Open vSwitch, from the host: transmit on the bridge\u2019s own port, switched on the spot',
    layer: 'ovs',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/openvswitch/vport-internal_dev.c:internal_dev_xmit',
    source: `${linux}vport-internal_dev.c`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
