import type { Datapath } from '../datapath.ts';
import { flannelHostGw } from './flannel-host-gw.ts';

export const flannelAwsVpc = {
  ...flannelHostGw,
  id: 'flannel-aws-vpc',
  title: 'Flannel, AWS VPC routes',
  summary:
    'As Flannel, host-gw, but the routes to the pods of other nodes are in the cloud\u2019s routing table and not in that of the nodes: on a node the path is the same.',
  noIpv6: 'the backend writes IPv4 routes only',
  sources: [
    'https://github.com/flannel-io/flannel/blob/v0.22.0/Documentation/aws-vpc-backend.md',
    'https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md',
  ],
} as const satisfies Datapath;
