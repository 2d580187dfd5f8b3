import { type Datapath, type Prediction, type Workload, workloadFacts } from '@hopwise/datapath';
import {
  type ExchangeModel,
  type ExchangePoint,
  exchangeModel,
  solveExchange,
} from './analytic-exchange.ts';
import { assemble } from './assemble.ts';
import { backgroundOf } from './background.ts';
import { exchangeBottleneck } from './bottleneck.ts';
import { clockSlowdown } from './clock.ts';
import { chainNodesPerConnection, type ConntrackState, conntrackState } from './conntrack.ts';
import { attribute } from './ledger.ts';
import { type Platform, platformOf } from './platform.ts';
import type { PredictionInput } from './prediction-input.ts';
import { noRun, provenanceOf } from './provenance.ts';
import { predictTransfer } from './transfer.ts';

/**
 * Predicts by operational laws: demand per resource, bottleneck, asymptotic bounds.
 *
 * Instant; exact where nothing is contended, an approximation elsewhere (see the agreement table).
 * The interval is the point itself: intervals come from the parameters' uncertainty.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function predictAnalytic(input: PredictionInput): Prediction {
  return workloadFacts(input.scenario.workload.kind).class === 'transfer'
    ? predictTransfer(input)
    : predictExchange(input);
}

/** An exchange at its operating point, and what it was solved from. */
interface SolvedExchange {
  readonly point: ExchangePoint;
  readonly model: ExchangeModel;
  readonly platform: Platform;
  readonly conntrack: ConntrackState | null;
  readonly clock: number;
}

/** Operating point of an exchange, and what it was solved from. */
export function solveExchangeInput(input: PredictionInput): SolvedExchange {
  const { workload } = input.scenario;
  const platform = withMessageScatter(platformOf(input), workload);
  const clock = clockSlowdown(input.hardware, workload.processes);
  const assembly = assemble(input.datapath, input.costs);
  const solve = (chainNodes: number) => {
    const model = exchangeModel(input, assembly, platform, chainNodes);
    return { model, point: solveExchange(model, platform, workload.processes, clock) };
  };
  const conntrack = trackedBy(input.datapath, workload, Number.POSITIVE_INFINITY);
  const full = solve(conntrack === null ? 0 : chainNodesPerConnection(conntrack));
  // At the rate found, the table may never get as full as the tuples allow.
  const actual = trackedBy(input.datapath, workload, full.point.rate);
  if (actual === null || conntrack === null || actual.entries >= conntrack.entries) {
    return { ...full, platform, conntrack, clock };
  }
  const { model, point } = solve(chainNodesPerConnection(actual));
  return { point, model, platform, conntrack: actual, clock };
}

function predictExchange(input: PredictionInput): Prediction {
  const { workload } = input.scenario;
  const { point, conntrack, platform } = solveExchangeInput(input);
  const { stages, cpu } = attribute(
    point.entries,
    backgroundOf(input),
    point.rate,
    point.slowdown,
    platform.logicalCpus,
  );
  const rate = point.rate * 1e9;
  return {
    scenario: input.scenario,
    solver: 'analytic',
    rate: { value: rate, low: rate, high: rate, unit: '1/s' },
    goodputBitPerS: rate * 8 * (workload.requestBytes + workload.responseBytes),
    wireBitPerS: rate * 8 * point.wireBytesPerOperation,
    cpu,
    cpuPerUnit: {
      client: cpu.client.total / point.rate,
      server: cpu.server.total / point.rate,
      unit: 'ns',
    },
    latency: null,
    bottleneck: exchangeBottleneck(point),
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
}

/** A run over a long message is a sum over its segments: its scatter shrinks with their number. */
function withMessageScatter(platform: Platform, workload: Workload): Platform {
  const longest = Math.max(workload.requestBytes, workload.responseBytes);
  const segments = Math.max(1, Math.ceil(longest / platform.mss));
  return { ...platform, runTimeCv: platform.runTimeCv / Math.sqrt(segments) };
}

/** The conntrack table that new connections meet, or null when none are made or tracked. */
const trackedBy = (
  { conntrack }: Datapath,
  { kind, processes }: Workload,
  ratePerNs: number,
): ConntrackState | null =>
  conntrack === null || kind !== 'tcp-crr'
    ? null
    : conntrackState(conntrack, ratePerNs * 1e9, processes);
