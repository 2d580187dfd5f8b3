import type { End, StageId, Workload } from '@hopwise/datapath';

/** One turn of a request-response exchange: skbs arrive at one end, which acts on them. */
export interface Turn {
  readonly end: End;
  /** Payloads that arrive together from the other end [byte]; 0 is a bare segment. */
  readonly receives: readonly number[];
  /** Bare segments that TCP sends itself from the receive softirq. */
  readonly replies: number;
  /** Work of TCP per connection in the receive softirq. */
  readonly softirqStages: readonly StageId[];
  /** What the woken process does; null when no process takes part. */
  readonly process: {
    /** Work per operation or connection of the process, on the critical path. */
    readonly stages: readonly StageId[];
    /** Payloads it sends [byte]; 0 is a bare SYN or FIN. */
    readonly sends: readonly number[];
  } | null;
  /** Whether this host makes its conntrack entry in this turn, and in which direction. */
  readonly tracksNew: 'egress' | 'ingress' | null;
}

/** A closed loop of turns, and what happens beside it. */
export interface Exchange {
  /** The critical cycle: the last turn's skbs trigger the first turn again. */
  readonly cycle: readonly Turn[];
  /** Turns that cost CPU but that no operation waits for. */
  readonly aside: readonly Turn[];
  /** One operation per cycle; connections made per operation. */
  readonly connectionsPerOperation: number;
}

/**
 * The turns of a workload, from netperf's source and TCP's state machine.
 *
 * TCP_CRR: with a control connection the server closes first, and TIME_WAIT sits there.
 *
 * Eight segments: a FIN puts the receiver into ping-pong mode, so its ACK waits for the own FIN.
 *
 * @source netperf src/nettest_omni.c: disconnect_data_socket, send_omni_inner;
 * net/ipv4/tcp_input.c: tcp_fin, tcp_rcv_synsent_state_process
 */
export function exchangeOf(workload: Workload): Exchange {
  return workload.kind === 'tcp-crr' ? connectRequestResponse(workload) : requestResponse(workload);
}

const none = { softirqStages: [], tracksNew: null } as const;

const requestResponse = ({ requestBytes, responseBytes }: Workload): Exchange => ({
  cycle: [
    {
      ...none,
      end: 'client',
      receives: [responseBytes],
      replies: 0,
      process: { stages: ['sendOmni'], sends: [requestBytes] },
    },
    {
      ...none,
      end: 'server',
      receives: [requestBytes],
      replies: 0,
      process: { stages: [], sends: [responseBytes] },
    },
  ],
  aside: [],
  connectionsPerOperation: 0,
});

const connectRequestResponse = ({ requestBytes, responseBytes }: Workload): Exchange => ({
  cycle: [
    {
      // Response and FIN of the old connection (its ACK rides on our FIN); open the next.
      end: 'client',
      receives: [responseBytes, 0],
      replies: 0,
      softirqStages: [],
      process: { stages: ['sendOmni', 'tcpClose', 'tcpV4Connect'], sends: [0, 0] },
      tracksNew: 'egress',
    },
    {
      // SYN: TCP answers by itself.
      end: 'server',
      receives: [0],
      replies: 1,
      softirqStages: ['tcpConnRequest'],
      process: null,
      tracksNew: 'ingress',
    },
    {
      // SYN-ACK: TCP acknowledges, connect() returns, the request goes out.
      ...none,
      end: 'client',
      receives: [0],
      replies: 1,
      process: { stages: [], sends: [requestBytes] },
    },
    {
      // ACK and request.
      ...none,
      end: 'server',
      receives: [0, requestBytes],
      replies: 0,
      process: { stages: ['inetCskAccept', 'tcpClose'], sends: [responseBytes, 0] },
    },
  ],
  aside: [
    {
      // FIN of the client: acknowledged, TIME_WAIT.
      ...none,
      end: 'server',
      receives: [0],
      replies: 1,
      softirqStages: ['tcpTimeWait'],
      process: null,
    },
    { ...none, end: 'client', receives: [0], replies: 0, process: null },
  ],
  connectionsPerOperation: 1,
});
