import { type CostTable, type Datapath, datapaths, type Hardware } from '@hopwise/datapath';
import { type PredictionInput, predictAnalytic, predictEvents } from '@hopwise/simulator';

/** The tests that the two solvers are compared on, over the whole catalogue. */
export const comparedLoads = [
  { kind: 'tcp-stream', processes: 1 },
  { kind: 'tcp-stream', processes: 32 },
  { kind: 'tcp-rr', processes: 1 },
  { kind: 'tcp-rr', processes: 32 },
  { kind: 'tcp-crr', processes: 1 },
  { kind: 'tcp-crr', processes: 32 },
] as const;

export type ComparedLoad = (typeof comparedLoads)[number];

/** How far the two solvers are apart on one datapath under one load: analytic over events, less one. */
export interface SolverDistance {
  readonly datapath: Datapath;
  readonly rate: number;
  readonly client: number;
  readonly server: number;
  /** Mean payload of a received skb. */
  readonly aggregate: number;
  /** What limits, by events. */
  readonly limitedBy: string;
}

/** Half-width that the events are run to: half of what a prediction asks for takes a quarter of the time. */
const precision = 0.02;

/** Every datapath of the catalogue under one load. */
export const solverDistances = (
  load: ComparedLoad,
  machine: { readonly hardware: Hardware; readonly costs: CostTable },
): readonly SolverDistance[] =>
  datapaths.map((datapath) => distanceOf(inputOf(datapath, load, machine)));

function distanceOf(input: PredictionInput): SolverDistance {
  const events = predictEvents(input, { relativeHalfWidth: precision });
  const analytic = predictAnalytic(input);
  return {
    datapath: input.datapath,
    rate: analytic.rate.value / events.rate.value - 1,
    client: analytic.cpuPerUnit.client / events.cpuPerUnit.client - 1,
    server: analytic.cpuPerUnit.server / events.cpuPerUnit.server - 1,
    aggregate: analytic.aggregateBytes / events.aggregateBytes - 1,
    limitedBy: events.bottleneck.resource,
  };
}

const inputOf = (
  datapath: Datapath,
  { kind, processes }: ComparedLoad,
  { hardware, costs }: { readonly hardware: Hardware; readonly costs: CostTable },
): PredictionInput => ({
  scenario: {
    datapath: datapath.id,
    modifiers: [],
    hardware: hardware.id,
    workload: {
      kind,
      processes,
      requestBytes: kind === 'tcp-stream' ? 16_384 : 1,
      responseBytes: 1,
    },
    mtu: 1500,
    seed: 1,
  },
  datapath,
  hardware,
  costs,
});
