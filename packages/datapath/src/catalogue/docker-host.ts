import type { Datapath } from '../datapath.ts';
import { host } from './host.ts';

export const dockerHost = {
  ...host,
  id: 'docker-host',
  title: 'Docker, host network',
  summary:
    'The container keeps the host\u2019s network namespace: the path is that of Node to node. Docker\u2019s rules are loaded, so hooks are crossed and connections tracked, as they are there.',
  sources: [
    'https://docs.docker.com/engine/network/drivers/host/',
    'https://docs.docker.com/engine/network/firewall-iptables/',
  ],
} as const satisfies Datapath;
