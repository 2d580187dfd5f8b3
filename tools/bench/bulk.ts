import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { compiled } from './compiled.ts';
import { ownSimulator } from './own-simulator.ts';

/** Long enough for every flow to fill its share of the link, short enough to wait for [s]. */
const SIMULATED_SECONDS = '0.002';

/** How long a link of 100 Gbit/s that is full of TCP takes to simulate. */
export const bulk: Benchmark = {
  id: 'bulk',
  title: 'Bulk TCP over one 100 Gbit/s link',
  point: 'flows',
  points: [1, 8, 32],
  unit: 'simulated ms per wall s',
  scale: 1e-3,
  // Ours includes the CPUs of both hosts; the peer simulates the wire and TCP alone.
  own: (workshop) => [ownSimulator(workshop, 'hopwise', 'speed', 'tcp-stream')],
  peers: ({ sources, folder }) => [
    {
      name: 'ns-3',
      packages: ['g++', 'libns3-dev'],
      prepare: () => {
        const program = compiled(join(sources, 'ns3', 'bulk.cc'), folder, [
          'core',
          'network',
          'internet',
          'point-to-point',
          'applications',
        ]);
        return [{ name: 'ns-3', command: (flows) => [program, `${flows}`, SIMULATED_SECONDS] }];
      },
    },
  ],
};
