import type { End, Prediction } from '@hopwise/datapath';
import { initialWindow } from '../file-time.ts';
import { attribute, type Entry } from '../ledger.ts';
import { ownsSocket } from '../owns-socket.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { provenanceOf } from '../provenance.ts';
import { retransmitsPerS } from '../retransmits.ts';
import { ringFrames } from '../ring-frames.ts';
import { isWithinNode, type SolvedTransfer } from '../solved-transfer.ts';
import { solveTransfer } from '../transfer.ts';
import { scaledUnits, timeOf } from '../units.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { fileShareOf } from './file-share.ts';
import { localExperiment } from './local-experiment.ts';
import { measuredSlowdown } from './measured-slowdown.ts';
import { measuredBottleneck } from './stream-bottleneck.ts';
import { StreamRun } from './stream-run.ts';

/** Simulated time of one batch, at least [ns]: some hundred interrupt intervals. */
const batchMinNs = 2e6;

/** Batches of one sawtooth of a congestion window, where there is one. */
const batchesPerSawtooth = 2;

/** Batches until windows and queues are filled. */
const warmupBatches = 10;

/** In the batches before the first that counts, as many bytes go as all windows hold [ns]. */
const batchNsOf = (flows: number, { point, platform, losses }: SolvedTransfer): number =>
  Math.max(
    batchMinNs,
    (flows * platform.windowBytes) / point.goodput / warmupBatches,
    (losses?.sawtoothNs ?? 0) / batchesPerSawtooth,
  );

/** Bulk transfers, ready to run. */
export function streamExperiment(input: PredictionInput, onSlice?: OnCpuSlice): Experiment {
  const { workload, seed } = input.scenario;
  const { processes: flows } = workload;
  const { tcpLimitOutputBytes } = input.hardware.sysctls;
  const solved = solveTransfer(input);
  if (isWithinNode(input.scenario)) return localExperiment(input, solved, onSlice);
  const { point, parts, platform, clock, facts } = solved;
  const run = new StreamRun(parts, platform, {
    flows,
    source: facts.source,
    clock,
    seed,
    onSlice,
    sendBytes: workload.requestBytes,
    copying: point.copying,
    queuedBelowMax: ownsSocket(input.datapath) ? tcpLimitOutputBytes : Number.POSITIVE_INFINITY,
    ringFrames: ringFrames(input.hardware, platform),
    initialWindow: facts.isFile ? initialWindow(platform) : Number.POSITIVE_INFINITY,
    fileBytes: facts.isFile ? flows * workload.responseBytes : Number.POSITIVE_INFINITY,
  });
  const result = (outcome: Outcome): Prediction => {
    const { rate: steady, measuredNs } = outcome;
    // A file takes longer than its bytes at the steady rate: of time, it has that much less of each.
    const share = facts.isFile ? fileShareOf(run, steady.mean, workload, solved.requestNs) : 1;
    const rate = { mean: steady.mean * share, halfWidth: steady.halfWidth * share };
    const perNs = run.operations / measuredNs;
    const { entries, slowdown } = withPolling(run, outcome);
    const { stages, cpu } = attribute(entries, [], perNs * share, slowdown, platform.logicalCpus);
    const goodput = rate.mean;
    const bottleneck = measuredBottleneck(steady.mean, outcome, {
      flows,
      directions: facts.source === 'both' ? 2 : 1,
      platform,
      served: { client: run.servers.client.served(), server: run.servers.server.served() },
      processCores: run.processCores,
    });
    // Dropped behind the wire, so it crosses it twice.
    const again = (run.sentAgain / measuredNs) * share;
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
      wireBitPerS: ((goodput + again) * 8e9 * (platform.mss + platform.headerBytes)) / platform.mss,
      cpu,
      cpuPerUnit: {
        client: cpu.client.total / goodput,
        server: cpu.server.total / goodput,
        unit: 'ns/byte',
      },
      latency: null,
      bottleneck,
      stages,
      datagrams: null,
      retransmitsPerS: retransmitsPerS(
        input.datapath,
        bottleneck.resource,
        (again / platform.mss) * 1e9,
      ),
      aggregateBytes: run.bytesReceived / run.operations,
      conntrack: null,
      run: {
        eventCount: outcome.eventCount,
        simulatedNs: outcome.simulatedNs,
        warmupNs: outcome.warmupNs,
        converged: steady.isEnough,
        ...provenanceOf(input),
      },
    };
  };
  return {
    simulation: run.simulation,
    hosts: run.hosts,
    batchNs: batchNsOf(flows, solved),
    warmupBatches,
    redraw: () => run.redraw(),
    resetCounts: () => run.resetCounts(),
    progress: () => run.bytesReceived,
    entries: () => run.entries(),
    result,
    factsOf: run.factsOf,
  };
}

/** What was done per operation, with cores that poll counted as busy all the time. */
function withPolling(
  run: StreamRun,
  { cpuNs, measuredNs }: Outcome,
): { readonly entries: readonly Entry[]; readonly slowdown: Readonly<Record<End, number>> } {
  const entries = run.entries();
  const polled = run.polled();
  const slowdown = measuredSlowdown(entries, run.operations, cpuNs);
  const idlePolls = polled.map((entry): Entry => {
    const nominal = nominalNs(polled, entry.end) * run.operations * slowdown[entry.end];
    return { ...entry, units: scaledUnits(entry.units, nominal > 0 ? measuredNs / nominal : 1) };
  });
  return { entries: [...entries, ...idlePolls], slowdown };
}

function nominalNs(entries: readonly Entry[], end: End): number {
  let sum = 0;
  for (const { end: at, part, units } of entries) {
    if (at === end) sum += timeOf(part.onPath, units) + timeOf(part.tail, units);
  }
  return sum;
}
