import type { End, Prediction } from '@hopwise/datapath';
import { type StreamPoint, solveStream } from './analytic-stream.ts';
import { assemble } from './assemble.ts';
import { streamBottleneck } from './bottleneck.ts';
import { clockSlowdown } from './clock.ts';
import { forTraffic } from './for-traffic.ts';
import { attribute } from './ledger.ts';
import { type Platform, platformOf } from './platform.ts';
import type { PredictionInput } from './prediction-input.ts';
import { noRun, provenanceOf } from './provenance.ts';
import { type StreamParts, streamParts } from './stream-parts.ts';

/** A bulk transfer at its operating point, and what it was solved from. */
export interface SolvedTransfer {
  readonly point: StreamPoint;
  readonly parts: StreamParts;
  readonly platform: Platform;
  readonly clock: number;
}

/** Operating point of a bulk transfer, and what it was solved from. */
export function solveTransfer(input: PredictionInput): SolvedTransfer {
  const { workload } = input.scenario;
  const platform = platformOf(input);
  const clock = clockSlowdown(input.hardware, workload.processes);
  const assemblyOf = (end: End) =>
    assemble(forTraffic(input.datapath, input.scenario, end), input.costs);
  const parts = streamParts({ sender: assemblyOf('client'), receiver: assemblyOf('server') });
  return { point: solveStream(parts, platform, workload, clock), parts, platform, clock };
}

/** Predicts a bulk transfer in closed form. */
export function predictTransfer(input: PredictionInput): Prediction {
  const { point, platform } = solveTransfer(input);
  const aggregatesPerNs = point.goodput / point.aggregateBytes;
  const { stages, cpu } = attribute(
    point.entries,
    [],
    aggregatesPerNs,
    point.slowdown,
    platform.logicalCpus,
  );
  const rate = point.goodput * 8e9;
  return {
    scenario: input.scenario,
    solver: 'analytic',
    rate: { value: rate, low: rate, high: rate, unit: 'bit/s' },
    goodputBitPerS: rate,
    wireBitPerS: (rate * (platform.mss + platform.headerBytes)) / platform.mss,
    cpu,
    cpuPerUnit: {
      client: cpu.client.total / point.goodput,
      server: cpu.server.total / point.goodput,
      unit: 'ns/byte',
    },
    latency: null,
    bottleneck: streamBottleneck(point),
    stages,
    datagrams: null,
    retransmitsPerS: null,
    aggregateBytes: point.aggregateBytes,
    conntrack: null,
    run: { ...noRun, ...provenanceOf(input) },
  };
}
