import type { CostScale, Sourced } from '@hopwise/datapath';
import { transferCosts } from '@hopwise/calibration';
import { type Figure, thousandsPerS } from './figure.ts';

/** The first kernel of each way that the garbage collector of the tracking table works. */
const collectors = ['5.10', '5.14', '5.18'];

/** Costs of a machine whose work takes so many times as long, in every class. */
const everyClass = (value: number): CostScale => {
  const ratio: Sourced = {
    ...{ value, low: value, high: value, unit: 'ratio' },
    ...{ basis: 'assumed', source: 'varied' },
  };
  return {
    reference: 'cilium2021-100g',
    ...{ instruction: ratio, copy: ratio, crypto: ratio, wakeup: ratio, interrupt: ratio },
  };
};

/** Figures of what the machine and its tables allow. */
export const limitFigures: readonly Figure[] = [
  {
    id: 'connection-limits',
    title: 'Connections of 32 processes that are let in once the tracking table is full',
    x: { label: 'most entries', values: [65_536, 131_072, 262_144, 524_288, 1_048_576] },
    y: {
      ...thousandsPerS,
      of: ({ conntrack, rate }) => (conntrack?.full?.thenPerS ?? rate.value) / 1e3,
    },
    series: collectors.map((kernel) => ({
      name: `Linux ${kernel}`,
      at: (entriesMax) => ({
        ...{ datapath: 'host', workload: { kind: 'tcp-crr', processes: 32 } },
        machine: (hardware) => ({ ...hardware, kernel }),
        change: ({ conntrack, ...rest }) => ({
          ...rest,
          conntrack: conntrack === null ? null : { ...conntrack, buckets: entriesMax, entriesMax },
        }),
      }),
    })),
  },
  {
    id: 'transfer',
    title: 'Transactions of 32 processes, by how long the same work takes on a machine',
    x: { label: 'times the reference', values: [0.5, 0.75, 1, 1.5, 2, 3] },
    y: { ...thousandsPerS, label: '1000 tps' },
    series: ['host', 'cilium-ebpf', 'calico-iptables'].map((datapath) => ({
      name: datapath,
      at: (ratio) => ({
        ...{ datapath, workload: { kind: 'tcp-rr', processes: 32 } },
        costs: (costs) => transferCosts(costs, everyClass(ratio)),
      }),
    })),
  },
];
