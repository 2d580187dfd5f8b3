import type { Datapath } from '../../datapath.ts';
import { awsVpcCni } from '../aws-vpc-cni.ts';

/** A cloud's own network. */
export const cloud: readonly Datapath[] = [awsVpcCni];
