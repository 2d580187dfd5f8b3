import type { Datapath } from '../datapath.ts';
import { macvlanBridge } from './macvlan-bridge.ts';

export const dockerMacvlan = {
  ...macvlanBridge,
  id: 'docker-macvlan',
  title: 'Docker, macvlan',
  summary:
    'A MAC address of its own on the NIC for each container, in bridge mode unless told otherwise: the path is that of Macvlan, bridge mode. Docker\u2019s rules do not see it.',
  sources: [
    'https://docs.docker.com/engine/network/drivers/macvlan/',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/macvlan.c',
  ],
} as const satisfies Datapath;
