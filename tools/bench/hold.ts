import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { compiled } from './compiled.ts';
import { pythonWith } from './python-with.ts';

/** Enough to leave the first events, which start close together, far behind. */
const eventCount = (pending: number): number => Math.max(2_000_000, 3 * pending);

/**
 * The hold model: take the earliest event, schedule one new at an exponential distance.
 *
 * @source Jones (1986), https://doi.org/10.1145/5684.5686
 */
export const hold: Benchmark = {
  id: 'hold',
  title: 'Hold model: take the earliest event, schedule a new one',
  point: 'pending events',
  points: [100, 1_000, 10_000, 100_000, 1_000_000],
  unit: 'million events per s',
  scale: 1e6,
  own: ({ folder }) => [
    {
      name: 'hopwise',
      command: (pending) => [
        process.execPath,
        join(folder, 'hold-program.mjs'),
        `${pending}`,
        `${eventCount(pending)}`,
      ],
    },
  ],
  peers: ({ sources, folder }) => [
    {
      name: 'ns-3',
      packages: ['g++', 'libns3-dev'],
      prepare: () => {
        const program = compiled(join(sources, 'ns3', 'hold.cc'), folder, ['core']);
        const withScheduler = (name: string, scheduler: string) => ({
          name,
          command: (pending: number) =>
            [program, `${pending}`, `${eventCount(pending)}`, `ns3::${scheduler}`] as const,
        });
        return [
          withScheduler('ns-3 (default: map)', 'MapScheduler'),
          withScheduler('ns-3 (priority queue)', 'PriorityQueueScheduler'),
        ];
      },
    },
    {
      name: 'SimPy',
      packages: ['python3-simpy'],
      prepare: () => {
        const python = pythonWith(['simpy', 'SimPy']);
        return [
          {
            name: 'SimPy',
            command: (pending) => [
              python,
              join(sources, 'simpy', 'hold.py'),
              `${pending}`,
              '200000',
            ],
          },
        ];
      },
    },
  ],
};
