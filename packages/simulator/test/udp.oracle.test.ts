import { type Datapath, datapaths, type Entry } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { overQueues } from '../src/udp/shared-queues.ts';
import { datapathOf } from './testing.ts';
import { handedOver, metronome, udpInput } from './udp.ts';

const apart = (a: number, b: number): number => Math.abs(a / b - 1);

/**
 * Scatter-free machine, one moderation interval. Overloaded queues are compared at a short run, so
 * that its interval, some per cent, is part of the tolerance.
 */
const cases: readonly (readonly [Datapath, number, number])[] = [
  ...datapaths
    .filter(({ proxies }) => proxies === undefined)
    .map((each) => [each, 1, 9000] as const),
  ...['host', 'cilium-ebpf', 'cilium-legacy', 'calico-iptables', 'flannel-vxlan', 'canal'].flatMap(
    (id) => [[datapathOf(id), 8, 9000] as const, [datapathOf(id), 4, 1500] as const],
  ),
  ...(['rps', 'workqueue', 'peer-work', 'user-space', 'poll'] satisfies Entry[]).map(
    (entry) => [handedOver(datapathOf('calico-iptables'), entry), 4, 9000] as const,
  ),
];

describe('events and closed form agree on UDP streams', () => {
  it.each(cases.map(([datapath, streams, mtu]) => ({ datapath, id: datapath.id, streams, mtu })))(
    '$id, $streams streams, MTU $mtu',
    ({ datapath, streams, mtu }) => {
      const input = udpInput(datapath, streams, { mtu });
      const events = predictEvents(input, { maxEvents: 4e5 });
      const closed = predictAnalytic(input);
      expect(apart(events.rate.value, closed.rate.value)).toBeLessThan(0.15);
      expect(apart(events.cpu.client.total, closed.cpu.client.total)).toBeLessThan(0.2);
      expect(apart(events.cpu.server.total, closed.cpu.server.total)).toBeLessThan(0.3);
    },
  );
});

describe('flows that hash to queues', () => {
  /** Every way to put so many flows into so many queues, all equally likely. */
  function everyPlacement(flows: number, queues: number, of: (flows: number) => number) {
    const sums: number[] = [];
    for (let code = 0; code < queues ** flows; code++) {
      const counts = new Array<number>(queues).fill(0);
      for (let flow = 0, rest = code; flow < flows; flow++, rest = Math.floor(rest / queues)) {
        const queue = rest % queues;
        counts[queue] = (counts[queue] ?? 0) + 1;
      }
      sums.push(counts.reduce((sum, count) => sum + of(count), 0));
    }
    const mean = sums.reduce((sum, each) => sum + each, 0) / sums.length;
    const variance = sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / sums.length;
    return { mean, deviation: Math.sqrt(variance) };
  }

  it.each([
    [1, 4],
    [3, 2],
    [5, 4],
    [6, 3],
  ])('%i of them in %i queues, each of which takes one flow and a half', (flows, queues) => {
    const of = (count: number): number => Math.min(count, 1.5);
    const exact = everyPlacement(flows, queues, of);
    const { mean, deviation } = overQueues(flows, queues, of);
    expect(mean).toBeCloseTo(exact.mean, 9);
    // Queues are taken as independent once what is proportional to their flows is set aside.
    expect(Math.abs(deviation - exact.deviation)).toBeLessThan(0.35);
  });

  it('lose nothing and vary in nothing where every queue takes all of them', () => {
    const { mean, deviation } = overQueues(8, 32, (count) => count);
    expect(mean).toBeCloseTo(8, 12);
    expect(deviation).toBe(0);
  });
});

describe('streams that share a transmit queue', () => {
  it('are held by its lock, and the interval says how much that depends on luck', () => {
    const slow = {
      ...metronome,
      nic: { ...metronome.nic, queues: 2 },
    };
    const { rate } = predictAnalytic(
      udpInput(datapathOf('host'), 8, { mtu: 1500, hardware: slow }),
    );
    const { rate: many } = predictAnalytic(udpInput(datapathOf('host'), 8, { mtu: 1500 }));
    expect(rate.value).toBeLessThan(many.value);
    expect(rate.low).toBeLessThan(rate.value);
  });
});
