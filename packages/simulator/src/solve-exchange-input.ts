import {
  clusterOf,
  type Datapath,
  plainCluster,
  type Scenario,
  type Workload,
} from '@hopwise/datapath';
import { type ExchangePoint, solveExchange } from './analytic-exchange.ts';
import type { Assembly } from './assemble.ts';
import { clockSlowdown } from './clock.ts';
import {
  chainNodesPerConnection,
  type ConntrackState,
  conntrackState,
  untilFull,
} from './conntrack.ts';
import { type Crossing, exchangeOf } from './exchange.ts';
import { type ExchangeModel, exchangeModel, payloadOf } from './exchange-model.ts';
import { forTraffic } from './for-traffic.ts';
import type { Framing } from './framing.ts';
import { type Paths, pathsOf } from './paths.ts';
import { crossingOf, isOneHost } from './one-host.ts';
import { framingOf, type Platform, platformOf } from './platform.ts';
import type { PredictionInput } from './prediction-input.ts';
import type { Exchange, Via } from './turn.ts';

/** An exchange at its operating point, and what it was solved from. */
interface SolvedExchange {
  readonly point: ExchangePoint;
  readonly model: ExchangeModel;
  readonly exchange: Exchange;
  readonly platform: Platform;
  readonly conntrack: ConntrackState | null;
  readonly clock: number;
  /** Operations that can be under way at once. */
  readonly customers: number;
  /** Payload of one operation between the nodes, both directions together [byte]. */
  readonly payloadBytes: number;
}

/** Operating point of an exchange, and what it was solved from. */
export function solveExchangeInput(input: PredictionInput): SolvedExchange {
  const { scenario, datapath, hardware, costs } = input;
  const { workload } = scenario;
  const platform = withMessageScatter(platformOf(input), workload);
  const clock = clockSlowdown(hardware, workload.processes);
  const via = crossingOf(input);
  const exchange = exchangeIn(scenario, forTraffic(datapath, scenario, 'client'), {
    via,
    mss: platform.mss,
    writesPerTurn: hardware.oneCpu?.writesPerTurn.value ?? 1,
  });
  const paths = pathsOf(datapath, costs, scenario);
  const customers = workload.processes * (exchange.underWay ?? workload.burst ?? 1);
  const solve = (chainNodes: number) => {
    const framing = framingOf(platform, scenario, chainNodes);
    const model = modelOf(exchange, paths, scenario, { framing, via });
    const point = solveExchange(model, platform, {
      count: customers,
      connections: workload.processes,
      offered: workload.ratePerS === undefined ? null : workload.ratePerS / 1e9,
      isOneHost: isOneHost(input),
      clock,
    });
    return { model, point };
  };
  const rest = { exchange, platform, clock, customers, payloadBytes: payloadOf(exchange) };
  const conntrack = trackedBy(datapath, exchange, workload, Number.POSITIVE_INFINITY);
  const full = solve(conntrack === null ? 0 : chainNodesPerConnection(conntrack));
  // At the rate found, the table may never get as full as the tuples allow.
  const actual = trackedBy(datapath, exchange, workload, full.point.rate);
  if (actual === null || conntrack === null || datapath.conntrack === null) {
    return { ...full, ...rest, conntrack: null };
  }
  const isAsFull = actual.entries >= conntrack.entries;
  const solved = isAsFull ? full : solve(chainNodesPerConnection(actual));
  const rate = solved.point.rate * 1e9;
  const { processes } = workload;
  const kernel = scenario.kernel ?? hardware.kernel;
  return {
    ...solved,
    ...rest,
    conntrack: untilFull(actual, datapath.conntrack, { rate, processes, kernel }),
  };
}

/** The turns last made for a datapath: they do not change with costs. */
const lastExchanges = new WeakMap<
  Datapath,
  { readonly key: string; readonly exchange: Exchange }
>();

function exchangeIn(scenario: Scenario, datapath: Datapath, crossing: Crossing): Exchange {
  const key = JSON.stringify([scenario.workload, clusterOf(scenario).placement, crossing]);
  const last = lastExchanges.get(datapath);
  if (last?.key === key) return last.exchange;
  const exchange = exchangeOf(scenario, datapath, crossing);
  lastExchanges.set(datapath, { key, exchange });
  return exchange;
}

/** The model last made of costs: sliders and fits ask for the same one again and again. */
const lastModels = new WeakMap<Assembly, { readonly key: string; readonly model: ExchangeModel }>();

function modelOf(
  exchange: Exchange,
  paths: Paths,
  { workload, cluster = plainCluster }: Scenario,
  { framing, via }: { readonly framing: Framing; readonly via: Via },
): ExchangeModel {
  const costs = paths(via, 'client');
  const key = JSON.stringify([workload, cluster, framing]);
  const last = lastModels.get(costs);
  if (last?.key === key) return last.model;
  const model = exchangeModel(exchange, paths, framing);
  lastModels.set(costs, { key, model });
  return model;
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
  { isPerConnection }: Exchange,
  { processes }: Workload,
  ratePerNs: number,
): ConntrackState | null =>
  conntrack === null || !isPerConnection
    ? null
    : conntrackState(conntrack, ratePerNs * 1e9, processes);
