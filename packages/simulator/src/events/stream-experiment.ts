import type { Prediction } from '@hopwise/datapath';
import { attribute } from '../ledger.ts';
import { ownsSocket } from '../owns-socket.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { provenanceOf } from '../provenance.ts';
import { solveTransfer } from '../transfer.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { measuredSlowdown } from './measured-slowdown.ts';
import { measuredBottleneck } from './stream-bottleneck.ts';
import { StreamRun } from './stream-run.ts';

/** Simulated time of one batch [ns]: some hundred interrupt intervals. */
const batchNs = 2e6;

/** Batches until windows and queues are filled: 32 windows of 3 MB take 8 ms on 100 Gbit/s. */
const warmupBatches = 10;

/** Bulk transfers, ready to run. */
export function streamExperiment(input: PredictionInput): Experiment {
  const { workload, seed } = input.scenario;
  const { tcpLimitOutputBytes } = input.hardware.sysctls;
  const { point, parts, platform, clock } = solveTransfer(input);
  const run = new StreamRun(parts, platform, {
    flows: workload.processes,
    clock,
    seed,
    sendBytes: workload.requestBytes,
    copying: point.copying,
    queuedBelowMax: ownsSocket(input.datapath) ? tcpLimitOutputBytes : Number.POSITIVE_INFINITY,
  });
  const result = (outcome: Outcome): Prediction => {
    const { rate, measuredNs, cpuNs } = outcome;
    const entries = run.entries();
    const perNs = run.operations / measuredNs;
    const slowdown = measuredSlowdown(entries, run.operations, cpuNs);
    const { stages, cpu } = attribute(entries, [], perNs, slowdown, platform.logicalCpus);
    const goodput = rate.mean;
    return {
      scenario: input.scenario,
      solver: 'events',
      rate: {
        value: goodput * 8e9,
        low: (goodput - rate.halfWidth) * 8e9,
        high: (goodput + rate.halfWidth) * 8e9,
        unit: 'bit/s',
      },
      goodputBitPerS: goodput * 8e9,
      wireBitPerS: (goodput * 8e9 * (platform.mss + platform.headerBytes)) / platform.mss,
      cpu,
      cpuPerUnit: {
        client: cpu.client.total / goodput,
        server: cpu.server.total / goodput,
        unit: 'ns/byte',
      },
      latency: null,
      bottleneck: measuredBottleneck(goodput, outcome, workload.processes, platform),
      stages,
      datagrams: null,
      retransmitsPerS: null,
      aggregateBytes: run.bytesReceived / run.operations,
      conntrack: null,
      run: {
        eventCount: outcome.eventCount,
        simulatedNs: outcome.simulatedNs,
        warmupNs: outcome.warmupNs,
        converged: rate.isEnough,
        ...provenanceOf(input),
      },
    };
  };
  return {
    simulation: run.simulation,
    hosts: run.hosts,
    batchNs,
    warmupBatches,
    redraw: () => run.redraw(),
    resetCounts: () => run.resetCounts(),
    progress: () => run.bytesReceived,
    entries: () => run.entries(),
    result,
  };
}
