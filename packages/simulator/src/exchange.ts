import {
  clusterOf,
  type Datapath,
  type Scenario,
  type StageId,
  type Workload,
  type WorkloadKind,
  workloadFacts,
} from '@hopwise/datapath';
import { connectRequestResponse } from './scripts/connect-request-response.ts';
import { requestResponse } from './scripts/request-response.ts';
import { streamByTurns } from './scripts/stream-by-turns.ts';
import { streamThroughProxies } from './scripts/stream-through-proxies.ts';
import { webTier } from './scripts/web-tier.ts';
import { transferFacts } from './transfer-kinds.ts';
import type { Actor, Exchange, Via } from './turn.ts';

/** What the turns of a workload depend on besides what is asked. */
export interface Crossing {
  /** How skbs get from one end to the other. */
  readonly via: Via;
  /** TCP payload of one full segment [byte]. */
  readonly mss: number;
  /** Writes of a stream until its receiver reads, where both ends share one CPU. */
  readonly writesPerTurn: number;
}

/** The turns of a workload on a datapath. */
export function exchangeOf(
  scenario: Pick<Scenario, 'workload' | 'cluster'>,
  { proxies = [] }: Pick<Datapath, 'proxies'>,
  crossing: Partial<Crossing> = {},
): Exchange {
  const { workload } = scenario;
  const isLocal = clusterOf(scenario).placement === 'same-node';
  const { via = isLocal ? 'same-node' : 'wire', mss, writesPerTurn = 1 } = crossing;
  const ends = actorsOf(workload);
  if (workload.kind === 'tcp-crr') return across(connectRequestResponse(workload, ends), via);
  if (workload.kind === 'web-tier') return across(webTier(workload, ends), via);
  if (workloadFacts(workload.kind).class === 'transfer') {
    if (proxies.length > 0) {
      const isFromServer = transferFacts(workload.kind).source === 'server';
      return streamThroughProxies(ends, proxies, { crossing: via, isFromServer });
    }
    return across(streamByTurns(workload, ends, writesPerTurn), via);
  }
  const { client, server, messages } = programs[workload.kind] ?? netperf;
  return requestResponse({
    client: { actor: ends.client, stages: client },
    server: { actor: ends.server, stages: server },
    ...messages(workload),
    proxies,
    crossing: via,
    quickAckAbove: workloadFacts(workload.kind).transport === 'tcp' ? mss : undefined,
    isOpen: workload.ratePerS !== undefined,
  });
}

/** What the programs of a workload do with each message, and which messages they exchange. */
interface Programs {
  readonly client: readonly StageId[];
  readonly server: readonly StageId[];
  readonly messages: (workload: Workload) => {
    readonly requests: readonly number[];
    readonly responses: readonly number[];
  };
}

const oneEach: Programs['messages'] = ({ requestBytes, responseBytes }) => ({
  requests: [requestBytes],
  responses: [responseBytes],
});

const netperf: Programs = { client: ['sendOmni'], server: [], messages: oneEach };

/** Header bytes of a small request or response of an HTTP client and server in the field [byte]. */
const httpHeaderBytes = 250;
/** A WebSocket frame from a client has 2 bytes of header and 4 of mask; from a server 2 (RFC 6455). */
const webSocketBytes = { client: 6, server: 2 };

const programs: Readonly<Partial<Record<WorkloadKind, Programs>>> = {
  http: {
    client: ['httpClientRequest'],
    server: ['ngxHttpProcessRequest'],
    messages: ({ requestBytes, responseBytes }) => ({
      requests: [requestBytes + httpHeaderBytes],
      responses: [responseBytes + httpHeaderBytes],
    }),
  },
  mesh: {
    client: ['httpClientRequest'],
    server: ['httpEchoRequest'],
    messages: ({ requestBytes, responseBytes }) => ({
      requests: [requestBytes + httpHeaderBytes],
      responses: [responseBytes + httpHeaderBytes],
    }),
  },
  websocket: {
    client: ['webSocketFrame'],
    server: ['webSocketFrame'],
    messages: ({ requestBytes, responseBytes }) => ({
      requests: [requestBytes + webSocketBytes.client],
      responses: [responseBytes + webSocketBytes.server],
    }),
  },
  'long-poll': {
    // A message up is a POST, answered empty; a message down answers the GET that waits for it.
    client: ['httpClientRequest', 'httpClientRequest'],
    server: ['httpEchoRequest', 'httpEchoRequest'],
    messages: ({ requestBytes, responseBytes }) => ({
      requests: [requestBytes + httpHeaderBytes, httpHeaderBytes],
      responses: [httpHeaderBytes, responseBytes + httpHeaderBytes],
    }),
  },
};

/** Workloads whose programs do more than a system call for each message. */
const isProgram = (kind: WorkloadKind): boolean => kind === 'web-tier' || kind in programs;

function actorsOf({ kind, processes, serverWorkers }: Workload): {
  readonly client: Actor;
  readonly server: Actor;
} {
  const isPreemptible = isProgram(kind);
  const threads = Math.min(processes, serverWorkers ?? processes);
  return {
    client: { name: 'client', end: 'client', threads: processes, isPreemptible },
    server: { name: 'server', end: 'server', threads, isPreemptible },
  };
}

/** The same exchange where both ends are on one node. */
const across = (exchange: Exchange, via: Via): Exchange => ({
  ...exchange,
  cycle: exchange.cycle.map((turn) => ({ ...turn, via })),
  aside: exchange.aside.map(({ turn, after }) => ({ turn: { ...turn, via }, after })),
});
