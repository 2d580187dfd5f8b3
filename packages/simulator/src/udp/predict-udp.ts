import type { DatagramCounts, Prediction } from '@hopwise/datapath';
import { attribute } from '../ledger.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { noRun, provenanceOf } from '../provenance.ts';
import { solveUdp, type UdpPoint } from './solve-udp.ts';
import { udpBottleneck } from './udp-bottleneck.ts';
import { type UdpModel, udpModel } from './udp-model.ts';

/** UDP streams at their operating point, and the model that was solved. */
export interface SolvedUdp {
  readonly point: UdpPoint;
  readonly model: UdpModel;
}

/** Memory is as busy as the goodput makes it: rounds until the two belong together. */
const rounds = 4;

/** Operating point of UDP streams, and what it was solved from. */
export function solveUdpInput(input: PredictionInput): SolvedUdp {
  let model = udpModel(input, 0);
  let point = solveUdp(model);
  for (let round = 1; round < rounds; round++) {
    const busier = udpModel(input, point.received * model.datagram.payload);
    const { client, server } = busier.copying;
    if (client === model.copying.client && server === model.copying.server) break;
    model = busier;
    point = solveUdp(model);
  }
  return { model, point };
}

/**
 * Predicts UDP streams in closed form. The rate is what the receiving processes read; its interval is
 * where 90 % of runs lie that hash their flows to other queues.
 */
export function predictUdp(input: PredictionInput): Prediction {
  const { point, model } = solveUdpInput(input);
  const { payload, wireBytes } = model.datagram;
  const { stages, cpu } = attribute(
    point.entries,
    point.background,
    point.received,
    point.slowdown,
    model.platform.logicalCpus,
  );
  const goodput = point.received * payload;
  const spread = ninetyPercent * point.deviation;
  const bitPerS = (datagrams: number): number => datagrams * payload * 8e9;
  const highest = Math.min(...point.ceilings.map(({ rate }) => rate));
  return {
    scenario: input.scenario,
    solver: 'analytic',
    rate: {
      value: bitPerS(point.received),
      low: bitPerS(Math.max(0, point.received - spread)),
      high: bitPerS(Math.max(point.received, Math.min(point.received + spread, highest))),
      unit: 'bit/s',
    },
    goodputBitPerS: bitPerS(point.received),
    wireBitPerS: point.carried * wireBytes * 8e9,
    cpu,
    cpuPerUnit: {
      client: cpu.client.total / goodput,
      server: cpu.server.total / goodput,
      unit: 'ns/byte',
    },
    latency: null,
    bottleneck: udpBottleneck(point.ceilings, point.received, point.sent, payload),
    stages,
    datagrams: datagramCounts(point),
    retransmitsPerS: null,
    aggregateBytes: payload,
    conntrack: null,
    run: { ...noRun, ...provenanceOf(input) },
  };
}

/** Half-width of a normal distribution's 90 % interval [standard deviations]. */
const ninetyPercent = 1.645;

const datagramCounts = ({ sent, carried, polled, received }: UdpPoint): DatagramCounts => ({
  sentPerS: sent * 1e9,
  receivedPerS: received * 1e9,
  lost: {
    qdisc: Math.max(0, sent - carried) / sent,
    ring: Math.max(0, carried - polled) / sent,
    receiveBuffer: Math.max(0, polled - received) / sent,
  },
});
