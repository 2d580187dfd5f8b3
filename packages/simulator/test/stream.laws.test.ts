import type { StageId } from '@hopwise/datapath';
import { ns } from '@hopwise/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamRun } from '../src/events/stream-run.ts';
import type { PredictionInput } from '../src/index.ts';
import { solveTransfer } from '../src/transfer.ts';
import type { Charge } from '@hopwise/datapath';
import { anyDatapath, costTables, mtus, streams } from './arbitraries.ts';
import { inputOf, machine, scattered } from './testing.ts';

/** Caches that hold every window, so that bytes are booked as they are. */
const hardware = {
  ...scattered(machine, 1),
  memory: {
    ...machine.memory,
    bandwidthBytesPerS: { ...machine.memory.bandwidthBytesPerS, value: 1e18 },
  },
};

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(
    anyDatapath,
    streams(fc.integer({ min: 1, max: 12 })),
    costTables,
    mtus,
    fc.nat({ max: 1e6 }),
  )
  .map(([datapath, workload, costs, mtu, seed]) =>
    inputOf(datapath, workload, { hardware, costs, mtu, seed }),
  );

/** What has happened to the bytes of all flows after some time. */
function ledgerAfter(input: PredictionInput, durationNs: number) {
  const { parts, platform, clock } = solveTransfer(input);
  const { workload, seed } = input.scenario;
  const { tcpWmemMaxBytes, tcpLimitOutputBytes } = input.hardware.sysctls;
  const run = new StreamRun(parts, platform, {
    flows: workload.processes,
    source: 'client',
    clock,
    seed,
    sendBytes: workload.requestBytes,
    copying: { client: 1, server: 1 },
    queuedBelowMax: tcpLimitOutputBytes,
    ringFrames: Number.POSITIVE_INFINITY,
    initialWindow: Number.POSITIVE_INFINITY,
    fileBytes: Number.POSITIVE_INFINITY,
  });
  run.simulation.run(ns(durationNs));
  const entries = run.entries();
  const booked = (end: 'client' | 'server', stage: StageId, charge: Charge): number =>
    run.operations *
    entries
      .filter((each) => each.end === end && each.part.stages.some((part) => part.stage === stage))
      .reduce((sum, { units }) => sum + (units[charge] ?? 0), 0);
  return {
    run,
    platform,
    copied: booked('client', 'tcpSendmsg', 'byte'),
    sent: booked('client', 'tcpWriteXmit', 'segment') * platform.mss,
    frames: booked('server', 'napiPoll', 'segment'),
    reading: booked('server', 'tcpRecvmsg', 'byte'),
    perFlowMax: tcpWmemMaxBytes + 2 * platform.aggregateMaxBytes + platform.windowBytes,
  };
}

const duration = fc.integer({ min: 1e6, max: 5e6 });

describe('the bytes of a stream', () => {
  const holds = (law: (ledger: ReturnType<typeof ledgerAfter>, input: PredictionInput) => void) =>
    fc.assert(
      fc.property(inputs, duration, (input, durationNs) => {
        const ledger = ledgerAfter(input, durationNs);
        if (ledger.run.operations > 0) law(ledger, input);
      }),
      { numRuns: 25 },
    );

  it('are copied before they are sent, sent before they are polled, and polled before they are read', () => {
    holds(({ copied, sent, frames, reading, run, platform }) => {
      const rounding = 1e-6 * copied;
      expect(sent).toBeLessThanOrEqual(copied + rounding);
      expect(run.bytesReceived).toBeLessThanOrEqual(sent + rounding);
      expect(run.bytesReceived).toBeLessThanOrEqual(frames * platform.mss + rounding);
      expect(reading).toBeLessThanOrEqual(run.bytesReceived + rounding);
    });
  });

  it('are either with the receiving TCP or in flight, and no more are in flight than buffers and windows hold', () => {
    holds(({ copied, run, perFlowMax }, { scenario }) => {
      const inFlight = copied - run.bytesReceived;
      expect(inFlight).toBeGreaterThanOrEqual(0);
      expect(inFlight).toBeLessThanOrEqual(scenario.workload.processes * perFlowMax);
    });
  });

  it('are as many on the sending as on the receiving side of the wire, but for what is on it', () => {
    holds(({ sent, frames, perFlowMax, platform }, { scenario }) => {
      const { processes } = scenario.workload;
      expect(frames * platform.mss).toBeGreaterThanOrEqual(sent - processes * perFlowMax);
    });
  });

  it('reach TCP in skbs of one segment to 64 KiB, or to what BIG TCP allows', () => {
    holds(({ frames, run, platform }) => {
      expect(run.operations).toBeLessThanOrEqual(frames * (1 + 1e-9));
      expect(run.bytesReceived / run.operations).toBeLessThanOrEqual(platform.aggregateMaxBytes);
      expect((frames * platform.mss) / run.operations).toBeGreaterThanOrEqual(platform.mss * 0.999);
    });
  });

  it('never pass faster than the line', () => {
    holds(({ run, platform }) => {
      const line = (platform.lineBytesPerNs * platform.mss) / (platform.mss + platform.headerBytes);
      expect(run.bytesReceived / run.simulation.now).toBeLessThanOrEqual(line);
    });
  });
});
