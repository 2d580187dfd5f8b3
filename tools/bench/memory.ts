import type { Benchmark } from './benchmark.ts';
import { ownSimulator } from './own-simulator.ts';

/** What a long simulation takes of the machine's memory. */
export const memory: Benchmark = {
  id: 'memory',
  title: 'Memory of the process after five million events of bulk TCP',
  point: 'flows',
  points: [1, 32],
  unit: 'MiB',
  scale: 1,
  own: (workshop) => [ownSimulator(workshop, 'hopwise', 'memory')],
  peers: () => [],
};
