import type { Bottleneck, Prediction } from '@hopwise/datapath';
import type { Processor } from '@hopwise/engine';
import { attribute } from '../ledger.ts';
import { mirroredEntry, mirroredResource } from '../mirrored.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { provenanceOf } from '../provenance.ts';
import { retransmitsWithin } from '../retransmits.ts';
import type { SolvedTransfer } from '../solved-transfer.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { fileShareOf } from './file-share.ts';
import { localFacts } from './local-facts.ts';
import { LocalRun } from './local-run.ts';
import { measuredSlowdown } from './measured-slowdown.ts';

/** Simulated time of one batch, at least [ns]: some hundred skbs. */
const batchMinNs = 2e6;

/** Batches until windows and buffers are filled, and bytes that go meanwhile, in windows of all flows. */
const warmupBatches = 10;
const windowsFilled = 4;

/** Below this no resource is full: processes wait for each other. */
const fullFrom = 0.9;

/** Bulk transfers between processes of one machine, ready to run. */
export function localExperiment(
  input: PredictionInput,
  solved: SolvedTransfer,
  onSlice?: OnCpuSlice,
): Experiment {
  const { scenario } = input;
  const { workload, seed } = scenario;
  const { point, parts, platform, clock, facts } = solved;
  const directions = facts.source === 'both' ? 2 : 1;
  const pairs = directions * workload.processes;
  const run = new LocalRun(parts, platform, {
    ...{ pairs, clock, seed, onSlice, copying: point.copying },
    sendBytes: workload.requestBytes,
    fileBytes: facts.isFile
      ? workload.processes * workload.responseBytes
      : Number.POSITIVE_INFINITY,
  });
  const cores = { writers: run.cpusOf('writers'), readers: run.cpusOf('readers') };
  let before = { writers: 0, readers: 0, all: 0 };
  const busy = () => ({
    writers: busyNs(cores.writers),
    readers: busyNs(cores.readers),
    all: busyNs(run.hosts.cpus.client),
  });
  const result = (outcome: Outcome): Prediction => {
    const { rate: steady, measuredNs } = outcome;
    const share = facts.isFile ? fileShareOf(run, steady.mean, workload, solved.requestNs) : 1;
    const [mean, halfWidth] = [steady.mean * share, steady.halfWidth * share];
    const own = run.entries();
    const slowdown = measuredSlowdown(own, run.operations, outcome.cpuNs, true);
    const there = facts.source === 'server' ? own.map(mirroredEntry) : own;
    const entries = facts.source === 'both' ? [...there, ...own.map(mirroredEntry)] : there;
    const perNs = run.operations / directions / measuredNs;
    const { stages, cpu } = attribute(entries, [], perNs * share, slowdown, platform.logicalCpus);
    const now = busy();
    const bottleneck = localBottleneck(
      {
        'client process core': (now.writers - before.writers) / cores.writers.length / measuredNs,
        'server process core': (now.readers - before.readers) / cores.readers.length / measuredNs,
        'client cpu': (now.all - before.all) / platform.logicalCpus / measuredNs,
      },
      facts.source === 'server',
    );
    return {
      scenario,
      solver: 'events',
      rate: {
        value: mean * 8e9,
        low: (mean - halfWidth) * 8e9,
        high: (mean + halfWidth) * 8e9,
        unit: 'bit/s',
      },
      goodputBitPerS: mean * 8e9,
      wireBitPerS: 0,
      cpu,
      cpuPerUnit: {
        client: cpu.client.total / mean,
        server: cpu.server.total / mean,
        unit: 'ns/byte',
      },
      latency: null,
      bottleneck,
      stages,
      datagrams: null,
      retransmitsPerS: retransmitsWithin(bottleneck.resource, facts.source),
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
    batchNs: Math.max(
      batchMinNs,
      (windowsFilled * workload.processes * platform.windowBytes) / point.goodput / warmupBatches,
    ),
    warmupBatches,
    // Nothing hashes within a node: every run of a benchmark has the same placement.
    redraw: () => undefined,
    resetCounts: () => {
      run.resetCounts();
      before = busy();
    },
    progress: () => run.bytesReceived,
    entries: () => run.entries(),
    result,
    factsOf: localFacts(parts),
  };
}

/** Time that CPUs were busy so far [ns]; two processes may be on one. */
const busyNs = (cpus: readonly Processor[]): number =>
  cpus.reduce((sum, cpu) => sum + cpu.busy(0) + cpu.busy(1) + cpu.busy(2), 0);

type LocalResource = 'client process core' | 'server process core' | 'client cpu';

function localBottleneck(
  shares: Readonly<Record<LocalResource, number>>,
  isMirrored: boolean,
): Bottleneck {
  // All CPUs are named where they are as full as those of the processes.
  const order: readonly LocalResource[] = [
    'client cpu',
    'client process core',
    'server process core',
  ];
  const uses = order
    .map((resource) => [resource, Math.min(1, shares[resource])] as const)
    .toSorted(([, a], [, b]) => b - a);
  const [first, second] = uses;
  if (first === undefined || second === undefined) throw new Error('a transfer uses resources');
  const nameOf = (resource: LocalResource): Bottleneck['resource'] =>
    isMirrored ? (mirroredResource[resource] ?? resource) : resource;
  const percent = (use: number): string => `${(100 * use).toFixed(0)} % busy`;
  return {
    resource: first[1] >= fullFrom ? nameOf(first[0]) : 'window',
    utilisation: first[1],
    explanation: `${nameOf(first[0])} is ${percent(first[1])}; next is ${nameOf(second[0])}, ${percent(second[1])}`,
  };
}
