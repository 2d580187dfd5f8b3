import type { End, StageId, Workload } from '@hopwise/datapath';

/** One turn of a request-response exchange: skbs arrive at one end, which acts on them. */
export interface Turn {
  readonly end: End;
  /** Payloads that it waits for from the other end [byte]; 0 is a bare segment. */
  readonly receives: readonly number[];
  /** Interrupts that they raise: segments that are sent some microseconds apart come one by one. */
  readonly interrupts: number;
  /** Bare segments that TCP sends itself from the receive softirq. */
  readonly replies: number;
  /** Work of TCP per connection in the receive softirq. */
  readonly softirqStages: readonly StageId[];
  /** What the woken process does; null when no process takes part. */
  readonly process: {
    /** Work per operation or connection of the process, on the critical path. */
    readonly stages: readonly StageId[];
    /** Payloads it sends [byte]; 0 is a bare SYN or FIN. Nothing: it only reads or closes. */
    readonly sends: readonly number[];
  } | null;
  /** Whether this host makes its conntrack entry in this turn, and in which direction. */
  readonly tracksNew: 'egress' | 'ingress' | null;
}

/** A turn beside the cycle: it costs CPU, and no operation waits for it. */
export interface Aside {
  readonly turn: Turn;
  /** What sends its skbs: a run of a turn, by number; asides count on after the cycle. */
  readonly after: { readonly turn: number; readonly run: 'softirq' | 'process' };
}

/** A closed loop of turns, and what happens beside it. */
export interface Exchange {
  /** The critical cycle: the last turn's skbs trigger the first turn again. */
  readonly cycle: readonly Turn[];
  readonly aside: readonly Aside[];
}

/**
 * The turns of a workload, from netperf's source and TCP's state machine.
 *
 * TCP_CRR takes ten segments. A new connection is in quick-ACK mode, so request and response are each
 * acknowledged at once; a FIN puts the receiver into ping-pong mode, so its ACK rides on the own FIN.
 * With a control connection the server closes first and waits for the client's FIN.
 *
 * @source netperf src/nettest_omni.c: disconnect_data_socket, send_omni_inner;
 * net/ipv4/tcp_input.c: tcp_fin, __tcp_ack_snd_check; a capture of TCP_CRR between two namespaces
 */
export function exchangeOf(workload: Workload): Exchange {
  return workload.kind === 'tcp-crr' ? connectRequestResponse(workload) : requestResponse(workload);
}

/** Stages that a kind of workload brings itself, whatever the datapath. */
export function workloadStages(kind: Workload['kind']): readonly StageId[] {
  if (kind === 'tcp-stream') return [];
  const { cycle, aside } = exchangeOf({ kind, processes: 1, requestBytes: 1, responseBytes: 1 });
  const turns = [...cycle, ...aside.map(({ turn }) => turn)];
  return turns.flatMap(({ softirqStages, process }) => [
    ...softirqStages,
    ...(process?.stages ?? []),
  ]);
}

const none = { interrupts: 1, replies: 0, softirqStages: [], tracksNew: null } as const;

const requestResponse = ({ requestBytes, responseBytes }: Workload): Exchange => ({
  cycle: [
    {
      ...none,
      end: 'client',
      receives: [responseBytes],
      process: { stages: ['sendOmni'], sends: [requestBytes] },
    },
    {
      ...none,
      end: 'server',
      receives: [requestBytes],
      process: { stages: [], sends: [responseBytes] },
    },
  ],
  aside: [],
});

const connectRequestResponse = ({ requestBytes, responseBytes }: Workload): Exchange => ({
  cycle: [
    {
      // 0: response (acknowledged) and FIN of the old connection; close it, open the next.
      ...none,
      end: 'client',
      receives: [responseBytes, 0],
      interrupts: 2,
      replies: 1,
      process: { stages: ['sendOmni', 'tcpClose', 'tcpV4Connect'], sends: [0, 0] },
      tracksNew: 'egress',
    },
    {
      // 1: SYN; TCP answers by itself.
      ...none,
      end: 'server',
      receives: [0],
      replies: 1,
      softirqStages: ['tcpConnRequest'],
      process: null,
      tracksNew: 'ingress',
    },
    {
      // 2: SYN-ACK; TCP acknowledges, connect() returns, the request goes out.
      ...none,
      end: 'client',
      receives: [0],
      replies: 1,
      process: { stages: [], sends: [requestBytes] },
    },
    {
      // 3: request (acknowledged), there by the time accept() returns; response, then FIN.
      ...none,
      end: 'server',
      receives: [requestBytes],
      replies: 1,
      process: { stages: ['inetCskAccept'], sends: [responseBytes, 0] },
    },
  ],
  aside: [
    {
      // 4: ACK of the handshake.
      after: { turn: 2, run: 'softirq' },
      turn: { ...none, end: 'server', receives: [0], process: null },
    },
    {
      // 5: ACK of the request.
      after: { turn: 3, run: 'softirq' },
      turn: { ...none, end: 'client', receives: [0], process: null },
    },
    {
      // 6: ACK of the response.
      after: { turn: 0, run: 'softirq' },
      turn: { ...none, end: 'server', receives: [0], process: null },
    },
    {
      // 7: FIN of the client: acknowledged, TIME_WAIT; the server closes and accepts again.
      after: { turn: 0, run: 'process' },
      turn: {
        ...none,
        end: 'server',
        receives: [0],
        replies: 1,
        softirqStages: ['tcpTimeWait'],
        process: { stages: ['tcpClose'], sends: [] },
      },
    },
    {
      // 8: ACK of that FIN.
      after: { turn: 7, run: 'softirq' },
      turn: { ...none, end: 'client', receives: [0], process: null },
    },
  ],
});
