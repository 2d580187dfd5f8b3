import type { Stage } from './stage.ts';
import { applicationStages } from './stages/application.ts';
import { bpfStages } from './stages/bpf.ts';
import { bridgeStages } from './stages/bridge.ts';
import { cryptoStages } from './stages/crypto.ts';
import { deviceStages } from './stages/device.ts';
import { driverStages } from './stages/driver.ts';
import { fileTransferStages } from './stages/file-transfer.ts';
import { netfilterStages } from './stages/netfilter.ts';
import { networkStages } from './stages/network.ts';
import { ovsStages } from './stages/ovs.ts';
import { policyStages } from './stages/policy.ts';
import { proxyStages } from './stages/proxy.ts';
import { queueingStages } from './stages/queueing.ts';
import { schedulerStages } from './stages/scheduler.ts';
import { serviceStages } from './stages/service.ts';
import { socketStages } from './stages/socket.ts';
import { transportStages } from './stages/transport.ts';
import { tunnelStages } from './stages/tunnel.ts';
import { userSpaceStages } from './stages/user-space.ts';

/** Every stage that a datapath or a workload can name, by layer. Kernel functions as of Linux v5.10, or as they say. */
export const stages = {
  ...applicationStages,
  ...fileTransferStages,
  ...socketStages,
  ...transportStages,
  ...networkStages,
  ...netfilterStages,
  ...serviceStages,
  ...policyStages,
  ...proxyStages,
  ...bpfStages,
  ...bridgeStages,
  ...ovsStages,
  ...tunnelStages,
  ...cryptoStages,
  ...queueingStages,
  ...deviceStages,
  ...driverStages,
  ...userSpaceStages,
  ...schedulerStages,
} as const satisfies Readonly<Record<string, Stage>>;

export type StageId = keyof typeof stages;

export const stageIds = Object.keys(stages) as readonly StageId[];

export const isStageId = (id: string): id is StageId => Object.hasOwn(stages, id);
