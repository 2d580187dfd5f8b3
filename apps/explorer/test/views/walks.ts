import { messageBytes } from '@hopwise/calibration';
import { datapaths, findDatapath, type WorkloadKind } from '@hopwise/datapath';
import {
  operationTimes,
  predictAnalytic,
  type PredictionInput,
  recordTimeline,
  type Timeline,
  walkOf,
} from '@hopwise/simulator';
import fc from 'fast-check';
import type { PathAnswer } from '../../src/worker/path-answer.ts';
import { explorerData } from '../explorer-data.ts';

const hardware = explorerData.hardware.find(({ id }) => id === 'cilium2021-100g');
const costs = explorerData.costs[0]?.posterior.costs;

/** What the worker would simulate. */
function inputOf(id: string, kind: WorkloadKind, processes: number): PredictionInput {
  const datapath = findDatapath(id);
  if (datapath === undefined || hardware === undefined || costs === undefined) {
    throw new Error(`no ${id} on the machine of the core study`);
  }
  const workload = { kind, processes, ...messageBytes(kind) };
  const place = { hardware: hardware.id, mtu: 1500, seed: 1 };
  return {
    scenario: { datapath: id, modifiers: [], workload, ...place },
    ...{ datapath, hardware, costs },
  };
}

/** What the worker would answer. */
export function answerOf(id: string, kind: WorkloadKind, processes = 1): PathAnswer {
  const input = inputOf(id, kind, processes);
  return {
    kind: 'path',
    prediction: predictAnalytic(input),
    walk: walkOf(input),
    times: operationTimes(input),
  };
}

export const anyDatapathId = fc.constantFrom(...datapaths.map(({ id }) => id));
export const anyKind = fc.constantFrom(
  ...(['tcp-rr', 'tcp-crr', 'http', 'tcp-stream', 'tcp-maerts', 'udp-stream'] as const),
);

export const timelineOf = (id: string, kind: WorkloadKind, processes: number): Timeline =>
  recordTimeline(inputOf(id, kind, processes), { durationNs: 2e5 });
