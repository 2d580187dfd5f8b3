import { isStageId, stageIds, stages } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { applicationStages } from '../src/stages/application.ts';
import { bpfStages } from '../src/stages/bpf.ts';
import { bridgeStages } from '../src/stages/bridge.ts';
import { cryptoStages } from '../src/stages/crypto.ts';
import { deviceStages } from '../src/stages/device.ts';
import { driverStages } from '../src/stages/driver.ts';
import { fileTransferStages } from '../src/stages/file-transfer.ts';
import { netfilterStages } from '../src/stages/netfilter.ts';
import { networkStages } from '../src/stages/network.ts';
import { ovsStages } from '../src/stages/ovs.ts';
import { policyStages } from '../src/stages/policy.ts';
import { proxyStages } from '../src/stages/proxy.ts';
import { queueingStages } from '../src/stages/queueing.ts';
import { schedulerStages } from '../src/stages/scheduler.ts';
import { serviceStages } from '../src/stages/service.ts';
import { socketStages } from '../src/stages/socket.ts';
import { transportStages } from '../src/stages/transport.ts';
import { tunnelStages } from '../src/stages/tunnel.ts';
import { userSpaceStages } from '../src/stages/user-space.ts';

const byLayer = {
  application: { ...applicationStages, ...fileTransferStages },
  socket: socketStages,
  transport: transportStages,
  network: networkStages,
  netfilter: netfilterStages,
  service: serviceStages,
  policy: policyStages,
  proxy: proxyStages,
  queueing: queueingStages,
  bpf: bpfStages,
  bridge: bridgeStages,
  ovs: ovsStages,
  'user-space': userSpaceStages,
  tunnel: tunnelStages,
  crypto: cryptoStages,
  device: deviceStages,
  driver: driverStages,
  scheduler: schedulerStages,
};

describe('a stage', () => {
  it('stands in the file of its layer', () => {
    for (const [layer, members] of Object.entries(byLayer)) {
      for (const stage of Object.values(members)) expect(stage.layer).toBe(layer);
    }
  });

  it('stands in one file only, so that none hides another', () => {
    const ids = Object.values(byLayer).flatMap((members) => Object.keys(members));
    expect([...ids].sort()).toEqual([...stageIds].sort());
  });

  it.each(stageIds)('%s says what it is, where it runs and what it is charged for', (id) => {
    const { title, contexts, charged, kernel, source } = stages[id];
    expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
    expect(title).not.toBe('');
    expect(contexts.length).toBeGreaterThan(0);
    expect(charged.length).toBeGreaterThan(0);
    expect(new Set(charged).size).toBe(charged.length);
    expect(kernel).toMatch(/^\S.*:\w+$/);
    expect(URL.canParse(source)).toBe(true);
  });

  it('is known by its id and by nothing that every object has', () => {
    for (const id of stageIds) expect(isStageId(id)).toBe(true);
    for (const other of ['toString', 'constructor', '__proto__', 'veth_xmit', '']) {
      expect(isStageId(other)).toBe(false);
    }
  });
});
