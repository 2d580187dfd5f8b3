import type { Benchmark } from './benchmark.ts';
import { ownSimulator } from './own-simulator.ts';

/** How many answers a second: every datapath and workload of the 2021 study, one after another. */
export const predictions: Benchmark = {
  id: 'predictions',
  title: 'Predictions of five datapaths x three workloads',
  point: 'processes',
  points: [1, 32],
  unit: 'predictions per s',
  scale: 1,
  own: (workshop) => [
    ownSimulator(workshop, 'events, to 1 %', 'events'),
    ownSimulator(workshop, 'analytic', 'analytic'),
  ],
  peers: () => [],
};
