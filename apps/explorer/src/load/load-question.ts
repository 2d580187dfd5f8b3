import { type HardwareChanges, messageBytes } from '@hopwise/calibration';
import {
  findModifier,
  type Hardware,
  mtuWith,
  plainCluster,
  type Scenario,
  type Sourced,
  type Workload,
} from '@hopwise/datapath';
import type { Question } from '../worker/question.ts';
import type { Load } from './load.ts';

/** A load on a datapath, as a question to the simulator. */
export function questionOf(load: Load, datapath: string, hardware: Hardware): Question {
  const { modifiers, kernel, placement, target, services, policyRules, ip } = load;
  const scenario: Scenario = {
    ...{ datapath, modifiers, hardware: hardware.id, workload: workloadOf(load) },
    cluster: {
      ...plainCluster,
      ...{ placement, target, policyRules, ip },
      // To address a Service, there is one.
      services: target === 'service' ? Math.max(1, services) : services,
    },
    ...(kernel === null ? {} : { kernel }),
    mtu: mtuWith(
      load.mtu,
      modifiers.flatMap((id) => findModifier(id) ?? []),
    ),
    seed: 1,
  };
  const changes = changesOf(load, hardware);
  return Object.keys(changes).length === 0 ? { scenario } : { scenario, changes };
}

function workloadOf({ kind, processes, burst, ratePerS, ...bytes }: Load): Workload {
  const standard = messageBytes(kind);
  return {
    ...{ kind, processes },
    requestBytes: bytes.requestBytes ?? standard.requestBytes,
    responseBytes: bytes.responseBytes ?? standard.responseBytes,
    ...(burst === null ? {} : { burst }),
    ...(ratePerS === null ? {} : { ratePerS }),
  };
}

/** What the load changes of its machine. */
export function changesOf(load: Load, { cpu, nic }: Hardware): HardwareChanges {
  const { clockGhz, coresPerSocket, threadsPerCore, aes } = load;
  const ofCpu = {
    ...(clockGhz === null
      ? {}
      : {
          clockSingleGhz: chosen(cpu.clockSingleGhz, clockGhz),
          clockAllGhz: chosen(
            cpu.clockAllGhz,
            (cpu.clockAllGhz.value * clockGhz) / cpu.clockSingleGhz.value,
          ),
        }),
    ...(coresPerSocket === null ? {} : { coresPerSocket }),
    ...(threadsPerCore === null ? {} : { threadsPerCore }),
    ...(aes === null || aes === cpu.features.includes('aes')
      ? {}
      : { features: aes ? [...cpu.features, 'aes'] : cpu.features.filter((id) => id !== 'aes') }),
  };
  const { lineGbitPerS, queues, coalesceUs, tso, gro, tunnelOffload } = load;
  const ofNic = {
    ...(lineGbitPerS === null ? {} : { rateBitPerS: lineGbitPerS * 1e9 }),
    ...(queues === null ? {} : { queues }),
    ...(coalesceUs === null
      ? {}
      : { coalesceBulkNs: chosen(nic.coalesceBulkNs, coalesceUs * 1e3) }),
    ...(tso === null ? {} : { tso }),
    ...(gro === null ? {} : { gro }),
    ...(tunnelOffload === null ? {} : { tunnelOffload }),
  };
  return {
    ...(Object.keys(ofCpu).length === 0 ? {} : { cpu: ofCpu }),
    ...(Object.keys(ofNic).length === 0 ? {} : { nic: ofNic }),
  };
}

/** A number that the reader sets: exact, and nobody's measurement. */
const chosen = (sourced: Sourced, value: number): Sourced => ({
  ...sourced,
  ...{ value, low: value, high: value, basis: 'assumed', source: 'set by the reader' },
});
