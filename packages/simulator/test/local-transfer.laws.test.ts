import { datapaths, type Datapath, type Hardware, type WorkloadKind } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalRun } from '../src/events/local-run.ts';
import { checkDatapath, predictAnalytic, predictEvents } from '../src/index.ts';
import { localPace } from '../src/local/local-pace.ts';
import { solveTransfer } from '../src/transfer.ts';
import { clusterInput, isPossible } from './exchange-testing.ts';
import { datapathOf, machine, priors, steadyMachine, workloadOf } from './testing.ts';

const within = (
  datapath: Datapath,
  processes: number,
  { kind = 'tcp-stream', ...more }: { kind?: WorkloadKind; hardware?: Hardware } = {},
) =>
  clusterInput(
    datapath,
    { ...workloadOf('tcp-stream', processes), kind, responseBytes: 1e9 },
    { placement: 'same-node', ...more },
  );

const local = datapaths.filter((datapath) => isPossible(within(datapath, 1)));

/** One CPU: whatever waits, it waits for that. */
const oneCpu: Hardware = {
  ...steadyMachine,
  cpu: { ...steadyMachine.cpu, sockets: 1, coresPerSocket: 1, threadsPerCore: 1 },
};

describe('a transfer within a node', () => {
  it('is known for every datapath that knows its path there and keeps its packets on one core', () => {
    expect(local.length).toBeGreaterThan(50);
    const [vpp] = checkDatapath(
      datapathOf('calico-vpp'),
      within(datapathOf('calico-vpp'), 1).scenario,
      machine,
    );
    expect(vpp).toMatch(/hands packets to another core/);
  });

  it.each(['host', 'calico-iptables', 'weave-sleeve', 'macvlan-bridge'])(
    'of %s is the same to both solvers, at one pair and at four',
    (id) => {
      for (const processes of [1, 4]) {
        const input = within(datapathOf(id), processes);
        const [events, analytic] = [predictEvents(input), predictAnalytic(input)];
        // A reader that limits opens its window in steps, which the closed form knows in the mean only.
        const tolerance = id === 'macvlan-bridge' ? 0.1 : 0.01;
        expect(Math.abs(events.rate.value / analytic.rate.value - 1)).toBeLessThan(tolerance);
        expect(events.bottleneck.resource).toBe(analytic.bottleneck.resource);
        for (const end of ['client', 'server'] as const) {
          const apart = events.cpu[end].total / analytic.cpu[end].total - 1;
          expect(Math.abs(apart)).toBeLessThan(0.12);
        }
      }
    },
  );

  it('fills the only CPU of a machine, and takes as long as all of its work', () => {
    for (const id of ['host', 'flannel-vxlan', 'cilium-ebpf']) {
      const input = within(datapathOf(id), 1, { hardware: oneCpu });
      const [events, analytic] = [predictEvents(input), predictAnalytic(input)];
      for (const { cpu, bottleneck } of [events, analytic]) {
        expect(cpu.client.total + cpu.server.total).toBeCloseTo(1, 2);
        expect(bottleneck.resource).toBe('client cpu');
      }
      // The events take a reader for awake that will sleep by the time the next skb gets there.
      expect(Math.abs(events.rate.value / analytic.rate.value - 1)).toBeLessThan(0.03);
    }
  });

  it('is half as fast where everything costs twice as much', () => {
    const dearer = {
      ...priors,
      costs: priors.costs.map((cost) => ({ ...cost, value: 2 * cost.value })),
    };
    fc.assert(
      fc.property(fc.constantFrom(...local), fc.integer({ min: 1, max: 4 }), (datapath, pairs) => {
        const input = within(datapath, pairs);
        const rate = predictAnalytic(input).rate.value;
        expect(predictAnalytic({ ...input, costs: dearer }).rate.value).toBeCloseTo(rate / 2, -6);
      }),
      { numRuns: 60 },
    );
  });

  it('from the server has the ends in each other\u2019s place', () => {
    const there = predictAnalytic(within(datapathOf('flannel-host-gw'), 3));
    const back = predictAnalytic(within(datapathOf('flannel-host-gw'), 3, { kind: 'tcp-maerts' }));
    expect(back.rate.value).toBeCloseTo(there.rate.value, -3);
    expect(back.cpu.client.total).toBeCloseTo(there.cpu.server.total, 6);
    expect(back.cpu.server.total).toBeCloseTo(there.cpu.client.total, 6);
  });

  it('both ways is as many pairs more', () => {
    const both = predictAnalytic(within(datapathOf('host'), 3, { kind: 'tcp-bidirectional' }));
    const pairs = predictAnalytic(within(datapathOf('host'), 6));
    expect(both.rate.value).toBeCloseTo(pairs.rate.value, -3);
  });

  it('puts nothing on a wire and loses nothing', () => {
    const { wireBitPerS, retransmitsPerS } = predictAnalytic(within(datapathOf('host'), 1));
    expect([wireBitPerS, retransmitsPerS]).toEqual([0, 0]);
  });
});

describe('two sockets of one node', () => {
  it('never hold more than the window, and copy every byte in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...local),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 3000 }),
        (datapath, pairs, events) => {
          const { parts, platform, point } = solveTransfer(within(datapath, pairs));
          const run = new LocalRun(parts, platform, {
            ...{ pairs, clock: 1, seed: 1, sendBytes: 16_384, fileBytes: Number.POSITIVE_INFINITY },
            copying: point.copying,
          });
          run.simulation.advance(events);
          for (const { copied, sent, received, read, rightEdge } of run.flows) {
            expect(read).toBeLessThanOrEqual(received);
            expect(received).toBeLessThanOrEqual(sent);
            expect(sent).toBeLessThanOrEqual(Math.min(copied, rightEdge));
            expect(sent - read).toBeLessThanOrEqual(platform.windowBytes);
            expect(copied - received).toBeLessThan(
              platform.sendBufferBytes + platform.aggregateMaxBytes,
            );
          }
          const received = run.flows.reduce((sum, flow) => sum + flow.received, 0);
          expect(run.bytesReceived).toBe(received);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never stop: every pair goes on', () => {
    for (const datapath of [datapathOf('host'), datapathOf('ipvlan-l2')]) {
      const { parts, platform, point } = solveTransfer(within(datapath, 40));
      const run = new LocalRun(parts, platform, {
        ...{ pairs: 40, clock: 1, seed: 1, sendBytes: 16_384, fileBytes: Number.POSITIVE_INFINITY },
        copying: { client: 1, server: 4 * point.copying.server },
      });
      run.simulation.advance(100_000);
      const before = run.flows.map(({ read }) => read);
      run.simulation.advance(100_000);
      for (const [flow, { read }] of run.flows.entries())
        expect(read).toBeGreaterThan(before[flow] ?? 0);
    }
  });
});

describe('the pace of a pair', () => {
  const ns = fc.double({ min: 1, max: 1e5, noNaN: true });

  it('is never faster than the dearer of its processes, nor slower than all of its work', () => {
    fc.assert(
      fc.property(ns, ns, ns, (writer, pass, reader) => {
        const { periodNs } = localPace({ writer, pass, reader });
        expect(periodNs).toBeGreaterThanOrEqual(Math.max(writer, reader));
        expect(periodNs).toBeLessThanOrEqual(writer + pass + reader);
      }),
    );
  });
});
