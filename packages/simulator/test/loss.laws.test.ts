import type { Datapath, Hardware } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReceiveRing } from '../src/events/receive-ring.ts';
import { receivingFlow } from '../src/events/receiving-flow.ts';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { platformOf } from '../src/platform.ts';
import { datapathOf, inputOf, machine, steadyMachine, workloadOf } from './testing.ts';

/** A machine with so many receive queues of so many descriptors, on which a frame takes one. */
const ringsOf = (
  ringEntries: number,
  queues: number,
  hardware: Hardware = steadyMachine,
): Hardware => ({
  ...hardware,
  nic: { ...hardware.nic, ringEntries, queues },
});

const transfer = (hardware: Hardware, processes: number, datapath: Datapath = datapathOf('host')) =>
  inputOf(datapath, workloadOf('tcp-stream', processes), { hardware });

const retransmits = (ringEntries: number, queues: number, flows: number): number =>
  predictAnalytic(transfer(ringsOf(ringEntries, queues), flows)).retransmitsPerS ?? Number.NaN;

const flows = fc.integer({ min: 1, max: 16 });
const entries = fc.integer({ min: 64, max: 1e5 });

describe('a receiver whose softirq core is full', () => {
  it('loses nothing where its ring holds every window', () => {
    fc.assert(
      fc.property(flows, (count) => {
        expect(retransmits(1e7, 1, count)).toBe(0);
      }),
    );
    for (const count of [1, 4]) {
      expect(predictEvents(transfer(ringsOf(1e7, 1), count)).retransmitsPerS).toBe(0);
    }
  });

  it('never loses more with a larger ring', () => {
    fc.assert(
      fc.property(flows, entries, entries, (count, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(retransmits(large, 1, count)).toBeLessThanOrEqual(retransmits(small, 1, count));
      }),
    );
    const simulated = [128, 512, 1e7].map(
      (size) => predictEvents(transfer(ringsOf(size, 1), 4)).retransmitsPerS ?? Number.NaN,
    );
    expect(simulated).toEqual([...simulated].sort((a, b) => b - a));
    expect(simulated[0]).toBeGreaterThan(0);
  });

  it.each([
    [512, 4],
    [1024, 4],
    [1024, 8],
  ])(
    'with a ring of %s and %s flows loses as much by events as by the law of the sawtooth',
    (size, count) => {
      const input = transfer(ringsOf(size, 1), count);
      const events = predictEvents(input).retransmitsPerS ?? Number.NaN;
      const analytic = predictAnalytic(input).retransmitsPerS ?? Number.NaN;
      expect(events / analytic).toBeGreaterThan(1 / 2);
      expect(events / analytic).toBeLessThan(2);
    },
  );

  it('gets over the wire what it reads and what is sent again', () => {
    for (const predict of [predictAnalytic, predictEvents]) {
      const input = transfer(ringsOf(256, 1), 4);
      const { mss, headerBytes } = platformOf(input);
      const { goodputBitPerS, wireBitPerS, retransmitsPerS } = predict(input);
      const frames = wireBitPerS / 8 / (mss + headerBytes);
      expect(frames / (goodputBitPerS / 8 / mss + (retransmitsPerS ?? 0))).toBeCloseTo(1, 9);
    }
  });

  it('carries no more with a short ring, and nearly as much', () => {
    const rate = (size: number) => predictEvents(transfer(ringsOf(size, 1), 4)).rate;
    const [short, long] = [rate(512), rate(1e7)];
    expect(short.value).toBeLessThanOrEqual(long.high);
    expect(short.value).toBeGreaterThan(0.9 * long.value);
  });
});

describe('a transfer that fills the line', () => {
  it('drops nothing before the wire where skbs keep their socket and their order', () => {
    for (const predict of [predictAnalytic, predictEvents]) {
      const prediction = predict(transfer(machine, 16));
      expect(prediction.bottleneck.resource).toBe('line rate');
      expect(prediction.retransmitsPerS).toBe(0);
    }
  });

  it('claims nothing where skbs may overtake each other', () => {
    for (const id of ['cilium-ebpf', 'calico-iptables']) {
      for (const predict of [predictAnalytic, predictEvents]) {
        expect(predict(transfer(machine, 16, datapathOf(id))).retransmitsPerS).toBeNull();
      }
    }
  });
});

describe('a receive ring', () => {
  it('has taken, dropped or still has what has come, and never holds more than fits', () => {
    const arrivals = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 400 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 300 }), (frames, capacity) => {
        const mss = 1000;
        const passed = [0, 0, 0];
        const around = {
          wire: {
            passed: (flow: number) => passed[flow] ?? 0,
            frames: (_: number, bytes: number) => Math.floor(bytes / mss + 1e-9),
            isActive: () => false,
            send: () => undefined,
            frameNs: 1,
          },
          flows: passed.map(() => receivingFlow({ ...platformOf(transfer(machine, 1)) })),
          mss,
          capacity,
        };
        const ring = new ReceiveRing(around);
        for (const flow of passed.keys()) ring.add(flow);
        for (const [flow, count] of frames) {
          passed[flow] = (passed[flow] ?? 0) + count * mss;
          ring.take();
          expect(ring.frames).toBeLessThanOrEqual(Math.min(64, capacity));
          // Part of a frame is owed between drops.
          expect(ring.framesWaiting()).toBeLessThanOrEqual(capacity - ring.frames + 1);
          for (const [each, { polled, lost }] of around.flows.entries()) {
            expect(polled + lost + ring.waiting(each)).toBe(passed[each]);
            expect(ring.waiting(each)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});

describe('what limits a transfer in both directions', () => {
  it('is the core of the processes that send, though those that receive have time', () => {
    const input = inputOf(datapathOf('host'), {
      ...workloadOf('tcp-stream', 1),
      kind: 'tcp-bidirectional',
    });
    expect(predictEvents(input).bottleneck.resource).toMatch(/process core/);
  });
});

describe('a sender whose softirqs are busier than its processes', () => {
  it('shares the sending with its processes in both solvers, if skbs keep their socket', () => {
    const input = transfer(steadyMachine, 32, datapathOf('kube-ovn-overlay'));
    const ratio = predictEvents(input).rate.value / predictAnalytic(input).rate.value;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });
});
