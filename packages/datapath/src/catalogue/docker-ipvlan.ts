import type { Datapath } from '../datapath.ts';
import { ipvlanL2 } from './ipvlan-l2.ts';

export const dockerIpvlan = {
  ...ipvlanL2,
  id: 'docker-ipvlan',
  title: 'Docker, IPvlan',
  summary:
    'Containers share the MAC address of the NIC, in L2 mode unless told otherwise: the path is that of IPvlan, L2 mode. Docker\u2019s rules do not see it.',
  sources: [
    'https://docs.docker.com/engine/network/drivers/ipvlan/',
    'https://docs.kernel.org/networking/ipvlan.html',
  ],
} as const satisfies Datapath;
