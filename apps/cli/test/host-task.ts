import { join } from 'node:path';
import { findDatapath } from '@hopwise/datapath';
import { openDataFolder } from '../src/files.ts';
import type { PredictionTask } from '../src/prediction-task.ts';
import { root } from './launcher.ts';

const { hardware, costs } = openDataFolder(join(root, 'data')).platform('cilium2021-100g');
const host = findDatapath('host');
if (host === undefined) throw new Error('the catalogue has no host');

/** One TCP_RR of the host in closed form: made in no time. */
export const hostTask = (seed: number): PredictionTask => ({
  input: {
    scenario: {
      datapath: 'host',
      modifiers: [],
      hardware: hardware.id,
      workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
      mtu: 1500,
      seed,
    },
    datapath: host,
    hardware,
    costs: costs.table,
  },
  solver: 'analytic',
  precision: 0.01,
});
