import type { Prediction, WorkloadFacts } from '@hopwise/datapath';
import { backgroundOfExchange } from './background.ts';
import { connectionNotes } from './connection-notes.ts';
import { exchangeBottleneck } from './exchange-bottleneck.ts';
import { attribute } from './ledger.ts';
import type { PredictionInput } from './prediction-input.ts';
import { noRun, provenanceOf } from './provenance.ts';
import { solveExchangeInput } from './solve-exchange-input.ts';
import { inOwnUnits, solvedAs } from './solved-as.ts';
import { predictTransfer } from './transfer.ts';
import { predictUdp } from './udp/predict-udp.ts';

/**
 * Predicts by operational laws: demand per resource, bottleneck, asymptotic bounds.
 *
 * Instant; exact where nothing is contended, an approximation elsewhere (see the agreement table).
 * The interval is the point itself: intervals come from the parameters' uncertainty.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function predictAnalytic(input: PredictionInput): Prediction {
  return solvers[solvedAs(input.scenario.workload.kind, input.hardware, input.datapath)](input);
}

const solvers: Readonly<Record<WorkloadFacts['class'], (input: PredictionInput) => Prediction>> = {
  transfer: predictTransfer,
  datagrams: predictUdp,
  exchange: predictExchange,
};

function predictExchange(input: PredictionInput): Prediction {
  const { workload } = input.scenario;
  const solved = solveExchangeInput(input);
  const { point, model, conntrack, platform, payloadBytes } = solved;
  const { stages, cpu } = attribute(
    point.entries,
    backgroundOfExchange(input, model, point),
    point.rate,
    point.slowdown,
    platform.logicalCpus,
  );
  const rate = point.rate * 1e9;
  const prediction: Prediction = {
    scenario: input.scenario,
    solver: 'analytic',
    rate: { value: rate, low: rate, high: rate, unit: '1/s' },
    goodputBitPerS: rate * 8 * payloadBytes,
    wireBitPerS: rate * 8 * point.wireBytesPerOperation,
    cpu,
    cpuPerUnit: {
      client: cpu.client.total / point.rate,
      server: cpu.server.total / point.rate,
      unit: 'ns',
    },
    latency: null,
    bottleneck: exchangeBottleneck(point, connectionNotes(solved, input.hardware.sysctls, rate)),
    stages,
    datagrams: null,
    retransmitsPerS: null,
    aggregateBytes: Math.min(
      platform.aggregateMaxBytes,
      Math.max(workload.requestBytes, workload.responseBytes),
    ),
    conntrack,
    run: { ...noRun, ...provenanceOf(input) },
  };
  const oneWayBytes = point.lineNsPerOperation * platform.lineBytesPerNs;
  return inOwnUnits(prediction, { payloadBytes, oneWayBytes });
}
