import {
  type Cluster,
  type CostTable,
  type Datapath,
  type Entry,
  type Hardware,
  isHandOver,
  plainCluster,
  type Workload,
  type WorkloadKind,
} from '@hopwise/datapath';
import { ExchangeRun } from '../src/events/exchange-run.ts';
import { checkDatapath, type PredictionInput } from '../src/index.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { inputOf, steadyMachine } from './testing.ts';

/** Exchanges in which nothing happens beside the cycle. */
export const simpleKinds = [
  'tcp-rr',
  'udp-rr',
  'http',
  'websocket',
  'long-poll',
  'mesh',
] as const satisfies readonly WorkloadKind[];

/** One hardware thread per core: no run is slowed by what a sibling does. */
export const withoutSiblings: Hardware = {
  ...steadyMachine,
  cpu: { ...steadyMachine.cpu, coresPerSocket: 32, threadsPerCore: 1 },
};

/** A small request and a small response of any kind. */
export const exchangeOf = (
  kind: WorkloadKind,
  processes: number,
  more: Partial<Workload> = {},
): Workload => ({ kind, processes, requestBytes: 100, responseBytes: 1000, ...more });

/** The input of a prediction in a cluster. */
export function clusterInput(
  datapath: Datapath,
  workload: Workload,
  {
    hardware = steadyMachine,
    costs,
    ...cluster
  }: Partial<Cluster> & { readonly hardware?: Hardware; readonly costs?: CostTable } = {},
): PredictionInput {
  const input = inputOf(datapath, workload, {
    hardware,
    ...(costs === undefined ? {} : { costs }),
  });
  return { ...input, scenario: { ...input.scenario, cluster: { ...plainCluster, ...cluster } } };
}

export const isPossible = ({ datapath, scenario, hardware }: PredictionInput): boolean =>
  checkDatapath(datapath, scenario, hardware).length === 0;

const entriesOf = ({ egress, ingress, sameNode = [] }: Datapath): readonly Entry[] =>
  [...egress, ...ingress, ...sameNode].map(({ entry }) => entry);

/** Whether nothing but a flow's queue and its two processes run at a time, on CPUs of their own. */
export const isPlain = (datapath: Datapath): boolean =>
  datapath.proxies === undefined && !entriesOf(datapath).some(isHandOver);

/** Whether it goes to CPUs that are chosen without asking who is there. */
export const isBlind = (datapath: Datapath): boolean =>
  entriesOf(datapath).some((entry) => ['rps', 'workqueue', 'poll'].includes(entry));

/** Mean time of an operation by events, over some operations of one customer [ns]. */
export function timeOfOne(input: PredictionInput, operations = 100): number {
  const { model, platform, clock } = solveExchangeInput(input);
  const run = new ExchangeRun(model, platform, {
    processes: 1,
    customers: 1,
    offered: null,
    isOneHost: input.scenario.cluster?.placement === 'same-node',
    clock,
    seed: input.scenario.seed,
  });
  while (run.latency.count < operations) run.simulation.advance(1);
  return run.latency.mean;
}
