import type { DatagramCounts, Prediction } from '@hopwise/datapath';
import { attribute } from '../ledger.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { provenanceOf } from '../provenance.ts';
import { idlePolling } from '../udp/polling.ts';
import { solveUdpInput } from '../udp/predict-udp.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { measuredSlowdown } from './measured-slowdown.ts';
import { measuredUdpBottleneck } from './udp-bottleneck.ts';
import { udpFacts } from './udp-facts.ts';
import { UdpRun } from './udp-run.ts';

/** Simulated time of one batch [ns]: a ring that gets more than its core takes has to fill in it. */
const batchNs = 1e7;

/** Batches until the queueing discipline is as full as it gets. */
const warmupBatches = 2;

/** UDP streams, ready to run. */
export function udpExperiment(input: PredictionInput, onSlice?: OnCpuSlice): Experiment {
  const { model } = solveUdpInput(input);
  const { payload, wireBytes } = model.datagram;
  const { platform } = model;
  const run = new UdpRun(model, input.scenario.seed, onSlice);
  const { sender, receiver } = run;
  const result = (outcome: Outcome): Prediction => {
    const { rate, measuredNs, cpuNs } = outcome;
    const { received } = receiver;
    const perNs = received / measuredNs;
    const carried = (sender.sent - sender.dropped) / measuredNs;
    const entries = run.entries();
    const slowdown = measuredSlowdown(entries, received, cpuNs);
    const polling = [
      ...idlePolling(model, 'client', { rate: carried, slowdown: slowdown.client }),
      ...idlePolling(model, 'server', { rate: perNs, slowdown: slowdown.server }),
    ];
    const { stages, cpu } = attribute(entries, polling, perNs, slowdown, platform.logicalCpus);
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
      wireBitPerS: carried * wireBytes * 8e9,
      cpu,
      cpuPerUnit: {
        client: cpu.client.total / goodput,
        server: cpu.server.total / goodput,
        unit: 'ns/byte',
      },
      latency: null,
      bottleneck: measuredUdpBottleneck(model, run, outcome),
      stages,
      datagrams: countsOf(run, measuredNs),
      retransmitsPerS: null,
      aggregateBytes: payload,
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
    progress: () => receiver.received * payload,
    entries: () => run.entries(),
    result,
    factsOf: udpFacts(model.works, sender, receiver),
  };
}

/** What is in a queue at the end is neither received nor lost; of those sent it is a sliver. */
function countsOf({ sender, receiver }: UdpRun, measuredNs: number): DatagramCounts {
  const share = (count: number): number => (sender.sent > 0 ? count / sender.sent : 0);
  return {
    sentPerS: (sender.sent / measuredNs) * 1e9,
    receivedPerS: (receiver.received / measuredNs) * 1e9,
    lost: {
      qdisc: share(sender.dropped),
      ring: share(receiver.lostInRings),
      receiveBuffer: share(receiver.lostInBuffers),
    },
  };
}
