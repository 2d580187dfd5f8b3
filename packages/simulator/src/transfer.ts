import {
  clusterOf,
  type End,
  type Prediction,
  type StageId,
  type Workload,
} from '@hopwise/datapath';
import { solveStream, usedQueues } from './analytic-stream.ts';
import { streamBottleneck } from './bottleneck.ts';
import { clockSlowdown } from './clock.ts';
import { fileNs, initialWindow, requestNs } from './file-time.ts';
import { attribute } from './ledger.ts';
import { mirrored } from './mirrored.ts';
import { localTransfer } from './local/local-transfer.ts';
import { ownsSocket } from './owns-socket.ts';
import { pathsOf } from './paths.ts';
import { platformOf } from './platform.ts';
import type { PredictionInput } from './prediction-input.ts';
import { noRun, provenanceOf } from './provenance.ts';
import { inBuffers } from './receive-buffers.ts';
import { cutInSoftware } from './software-segmentation.ts';
import { retransmitsPerS, retransmitsWithin } from './retransmits.ts';
import { ringFrames } from './ring-frames.ts';
import { ringLosses } from './ring-losses.ts';
import { isWithinNode, type SolvedTransfer } from './solved-transfer.ts';
import { roundTripNs } from './stream-ceilings.ts';
import { streamParts } from './stream-parts.ts';
import { transferFacts } from './transfer-kinds.ts';

/** Operating point of a bulk transfer, and what it was solved from. */
export function solveTransfer(input: PredictionInput): SolvedTransfer {
  const { datapath, hardware, costs, scenario } = input;
  const { workload } = scenario;
  const facts = transferFacts(workload.kind);
  if (isWithinNode(scenario)) return localTransfer(input, facts);
  const directions = facts.source === 'both' ? 2 : 1;
  const platform = platformOf(input);
  const clock = clockSlowdown(hardware, directions * workload.processes);
  const cut = cutInSoftware(datapath, hardware);
  const paths = pathsOf(cut, costs, scenario);
  // Data fill their frames; ACKs, which the sender receives, never need a second buffer.
  const pathsOfData = pathsOf(inBuffers(cut, hardware, scenario.mtu), costs, scenario);
  const [from, to]: readonly [End, End] =
    facts.source === 'server' ? ['server', 'client'] : ['client', 'server'];
  const sender = paths('wire', from);
  const receiver = pathsOfData('wire', to);
  const work = (ids: readonly StageId[], direction: 'egress' | 'ingress') =>
    ids.length === 0 ? [] : [sender.extra(ids, 'process', direction)];
  const parts = streamParts({ sender, receiver }, clusterOf(scenario).policyRules, {
    encrypt: work(facts.cipher, 'egress'),
    decrypt: work(facts.cipher, 'ingress'),
  });
  const point = solveStream(parts, platform, workload, {
    clock,
    directions,
    isOwned: ownsSocket(datapath),
  });
  const losses = ringLosses(point, platform, {
    flows: workload.processes,
    usedQueues: usedQueues(platform, workload.processes),
    ringFrames: ringFrames(hardware, platform),
  });
  return {
    ...{ point, parts, platform, clock, facts, losses },
    roundTripNs: roundTripNs({ platform }),
    requestNs: requestNs(platform),
  };
}

/**
 * Goodput of whole files: of one that is fetched, begun and ended, by each process [byte/ns].
 *
 * @param goodput - Of all flows together when they have run for long [byte/ns].
 */
function fileGoodput(
  goodput: number,
  { processes, responseBytes }: Workload,
  { platform, roundTripNs: each, requestNs: before }: SolvedTransfer,
): number {
  const transferNs = fileNs(responseBytes, goodput / processes, {
    roundTripNs: each,
    window: initialWindow(platform),
  });
  return (processes * responseBytes) / (before + transferNs);
}

/**
 * Predicts a bulk transfer in closed form.
 *
 * Both directions together where both ends send: the rate is their sum.
 */
export function predictTransfer(input: PredictionInput): Prediction {
  const solved = solveTransfer(input);
  const { point: asSolved, platform, facts, losses } = solved;
  const { scenario } = input;
  const { workload } = scenario;
  const point = facts.source === 'server' ? mirrored(asSolved) : asSolved;
  const entries =
    facts.source === 'both' ? [...point.entries, ...mirrored(point).entries] : point.entries;
  const oneWay = facts.isFile ? fileGoodput(point.goodput, workload, solved) : point.goodput;
  const goodput = facts.source === 'both' ? 2 * oneWay : oneWay;
  const { stages, cpu } = attribute(
    entries,
    [],
    oneWay / point.aggregateBytes,
    point.slowdown,
    platform.logicalCpus,
  );
  const rate = goodput * 8e9;
  const bottleneck = streamBottleneck(point);
  const again = (losses?.segmentsPerNs ?? 0) * (goodput / asSolved.goodput);
  const crossing = (goodput / platform.mss + again) * (platform.mss + platform.headerBytes) * 8e9;
  return {
    scenario,
    solver: 'analytic',
    rate: { value: rate, low: rate, high: rate, unit: 'bit/s' },
    goodputBitPerS: rate,
    wireBitPerS: isWithinNode(scenario) ? 0 : crossing,
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
    retransmitsPerS: isWithinNode(scenario)
      ? retransmitsWithin(bottleneck.resource, facts.source)
      : retransmitsPerS(input.datapath, bottleneck.resource, again * 1e9),
    aggregateBytes: point.aggregateBytes,
    conntrack: null,
    run: { ...noRun, ...provenanceOf(input) },
  };
}
