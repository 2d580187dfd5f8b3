import type { Datapath } from '../../datapath.ts';
import { awsVpcCni } from '../aws-vpc-cni.ts';
import { azureCni } from '../azure-cni.ts';
import { flannelAwsVpc } from '../flannel-aws-vpc.ts';
import { gkeV1 } from '../gke-v1.ts';
import { gkeV2 } from '../gke-v2.ts';

/** A cloud's own network. */
export const cloud: readonly Datapath[] = [awsVpcCni, flannelAwsVpc, azureCni, gkeV1, gkeV2];
