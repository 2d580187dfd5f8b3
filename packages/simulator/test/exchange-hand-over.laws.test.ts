import type { Datapath, Entry, Visit } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { costTables } from './arbitraries.ts';
import { clusterInput, exchangeOf } from './exchange-testing.ts';
import { datapathOf, machine } from './testing.ts';

const host = datapathOf('host');
const serial = ['peer-work', 'user-space', 'poll'] as const satisfies readonly Entry[];
const anywhere = ['rps', 'rfs', 'workqueue'] as const satisfies readonly Entry[];

/** The node's own path, whose IP input is handed over in this way, with some more work there. */
function handedOver(entry: Entry): Datapath {
  const [interrupt, ...rest] = host.ingress as readonly [Visit, ...Visit[]];
  const at = interrupt.stages.indexOf('ipRcv');
  const then: Visit = {
    entry,
    context: entry === 'rps' || entry === 'rfs' ? 'softirq' : 'process',
    namespace: 'host',
    stages: ['vxlanRcv', 'vxlanRcv', 'vxlanRcv', ...interrupt.stages.slice(at)],
  };
  const before: Visit = { ...interrupt, stages: interrupt.stages.slice(0, at) };
  return { ...host, ingress: [before, then, ...rest] };
}

/** The same work on the core of the interrupt. */
function stayed(entry: Entry): Datapath {
  const { ingress, ...datapath } = handedOver(entry);
  return {
    ...datapath,
    ingress: ingress.map((visit) =>
      visit.entry === entry ? { ...visit, entry: 'backlog', context: 'softirq' } : visit,
    ),
  };
}

const rr = (datapath: Datapath, processes: number) =>
  clusterInput(datapath, exchangeOf('tcp-rr', processes), { hardware: machine });

describe('one core for all flows', () => {
  it.each(serial)('limits many processes to the same rate, by both solvers: %s', (entry) => {
    const at = (processes: number) => {
      const input = rr(handedOver(entry), processes);
      return [predictAnalytic(input), predictEvents(input)] as const;
    };
    for (const index of [0, 1] as const) {
      const [many, more] = [at(64)[index], at(128)[index]];
      expect(Math.abs(more.rate.value / many.rate.value - 1)).toBeLessThan(0.12);
      expect(more.bottleneck.resource).toMatch(/handed-over stage$/);
    }
    const [closed, events] = at(128);
    expect(Math.abs(closed.rate.value / events.rate.value - 1)).toBeLessThan(0.15);
  });

  it('gets through more when several are given the work', () => {
    const few = Math.max(
      ...serial.map((entry) => predictAnalytic(rr(handedOver(entry), 64)).rate.value),
    );
    for (const entry of anywhere) {
      expect(predictAnalytic(rr(handedOver(entry), 64)).rate.value).toBeGreaterThan(1.5 * few);
    }
  });
});

describe('a hand-over', () => {
  it.each([...serial, ...anywhere])(
    'never answers one process sooner than staying: %s',
    (entry) => {
      fc.assert(
        fc.property(costTables, (costs) => {
          const rateOf = (datapath: Datapath): number =>
            predictAnalytic(
              clusterInput(datapath, exchangeOf('tcp-rr', 1), { hardware: machine, costs }),
            ).rate.value;
          expect(rateOf(handedOver(entry))).toBeLessThanOrEqual(rateOf(stayed(entry)) * (1 + 1e-9));
        }),
        { numRuns: 30 },
      );
    },
  );

  it('to a core that polls costs a core of each end, whatever the rate', () => {
    for (const processes of [1, 8, 64]) {
      const { stages, cpu } = predictAnalytic(rr(handedOver('poll'), processes));
      for (const end of ['client', 'server'] as const) {
        const polled = stages.filter(
          (share) => share.end === end && ['vxlanRcv', 'ipRcv'].includes(share.stage),
        );
        const background = stages.find(
          (share) => share.end === end && share.direction === 'background',
        );
        expect(background?.stage).toBe('vxlanRcv');
        expect(polled.reduce((sum, { cores }) => sum + cores, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(cpu[end].total).toBeGreaterThan(1);
      }
    }
  });

  it('by RPS costs more CPU than it saves, and helps where one queue takes all', () => {
    const oneQueue = { ...machine, nic: { ...machine.nic, queues: 1 } };
    const at = (modifiers: readonly string[], hardware = machine) =>
      predictEvents(
        clusterInput(datapathOf('host', modifiers), exchangeOf('tcp-rr', 32), { hardware }),
      );
    expect(at(['rps']).cpuPerUnit.server).toBeGreaterThan(at([]).cpuPerUnit.server);
    expect(at(['rps'], oneQueue).rate.value).toBeGreaterThan(1.2 * at([], oneQueue).rate.value);
  });
});
