import type { Benchmark } from './benchmark.ts';
import { ownSimulator } from './own-simulator.ts';

/** How long a million round trips per second take to simulate. */
export const roundTrips: Benchmark = {
  id: 'round-trips',
  title: 'TCP_RR and TCP_CRR on two hosts of 32 logical CPUs',
  point: 'processes',
  points: [1, 32],
  unit: 'simulated s per wall s',
  scale: 1,
  own: (workshop) => [
    ownSimulator(workshop, 'TCP_RR', 'speed', 'tcp-rr'),
    ownSimulator(workshop, 'TCP_CRR', 'speed', 'tcp-crr'),
  ],
  peers: () => [],
};
