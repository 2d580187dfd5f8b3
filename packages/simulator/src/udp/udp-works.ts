import type { End } from '@hopwise/datapath';
import type { Assembly, Part, StageCost } from '../assemble.ts';
import { type Leg, legsOf } from '../legs.ts';
import { stages } from '@hopwise/datapath';
import { type HandedWork, together, type Work, withStages, workOf } from './udp-work.ts';

/**
 * The kinds of work that a UDP stream is made of; both solvers count how often each is done.
 *
 * A process that goes on sending or reading does not enter its context again: visits are paid when it
 * is woken.
 */
export interface UdpWorks {
  /** One datagram from the system call to the NIC, or to the first hand-over. */
  readonly send: Work;
  /** Of that, what holds the lock of a transmit queue: the NIC's, or the one that a tun device has. */
  readonly locked: Work;
  /** The sender begins to send again after sleeping; and its core was idle. */
  readonly wakeSender: Work;
  readonly wakeSenderIdle: Work;
  /** A completion interrupt; its core was idle; it wakes the sender; each datagram freed. */
  readonly complete: Work;
  readonly completeIdle: Work;
  readonly wakesSender: Work;
  readonly free: Work;
  /** One datagram from the NIC to the socket, or to the first hand-over. */
  readonly receive: Work;
  /** A poll after an interrupt; its core was idle; it wakes a reader. */
  readonly poll: Work;
  readonly pollIdle: Work;
  readonly wakesReader: Work;
  /** One datagram read; the reader begins to read again after sleeping; its core was idle. */
  readonly read: Work;
  readonly wakeReader: Work;
  readonly wakeReaderIdle: Work;
  readonly handedOver: Readonly<Record<End, readonly HandedWork[]>>;
}

/** What UDP streams are priced from. */
interface Pricing {
  /** The way between the nodes, as each end has it. */
  readonly client: Assembly;
  readonly server: Assembly;
  /** Of one datagram [byte]. */
  readonly payload: number;
  /** Policy rules that each datagram is checked against. */
  readonly rules: number;
  /** How much longer a byte is copied at each end while the memory is busy. */
  readonly copying: Readonly<Record<End, number>>;
}

/** Prices the kinds of work of one datapath. */
export function udpWorks({ client, server, payload, rules, copying }: Pricing): UdpWorks {
  const egress = legsOf(withStages(client.egressByProcess, isNotCompletion));
  const ingress = legsOf(server.receive);
  const sending = callerParts(egress);
  const receiving = callerParts(ingress);
  const completing = withStages(client.egressByProcess, isCompletion).filter(hasStages);
  const datagram = { skb: 1, segment: 1, byte: payload, rule: rules };
  const copied = (end: End) => ({ skb: 1, byte: payload * copying[end] });
  const handed = (end: End, legs: readonly Leg[]): readonly HandedWork[] =>
    legs
      .filter(({ server }) => server !== 'caller')
      .map(({ server, parts }) => ({
        server,
        context: parts[0]?.stages[0]?.context ?? 'softirq',
        each: workOf(end, parts, datagram),
        start: workOf(end, parts, { visit: 1, idle: 1, wake: 1 }),
      }));
  return {
    send: together(
      workOf('client', [client.send], copied('client')),
      workOf('client', sending, datagram),
    ),
    locked: workOf('client', withStages(sending, isSerial), { skb: 1 }),
    wakeSender: together(
      workOf('client', [client.send, ...sending], { visit: 1 }),
      workOf('client', client.read, { wake: 1 }),
    ),
    wakeSenderIdle: workOf('client', [...sending, ...client.read], { idle: 1 }),
    complete: workOf('client', completing, { visit: 1 }),
    completeIdle: workOf('client', completing, { idle: 1 }),
    wakesSender: workOf('client', client.receive, { wake: 1 }),
    free: workOf('client', completing, { skb: 1 }),
    receive: workOf('server', receiving, datagram),
    poll: workOf('server', receiving, { visit: 1 }),
    pollIdle: workOf('server', receiving, { idle: 1 }),
    wakesReader: workOf('server', server.receive, { wake: 1 }),
    read: workOf('server', server.read, copied('server')),
    wakeReader: workOf('server', server.read, { visit: 1, wake: 1 }),
    wakeReaderIdle: workOf('server', server.read, { idle: 1 }),
    handedOver: { client: handed('client', egress), server: handed('server', ingress) },
  };
}

const callerParts = ([first]: readonly Leg[]): readonly Part[] =>
  first?.server === 'caller' ? first.parts : [];

/** What the NIC's transmit completion runs, as an interrupt of its own: not after each datagram. */
const isCompletion = ({ stage }: StageCost): boolean => stage === 'napiConsumeSkb';
const isNotCompletion = (stage: StageCost): boolean => !isCompletion(stage);
const isSerial = ({ stage, onPath }: StageCost): boolean =>
  onPath && (stages[stage].layer === 'driver' || stage === 'tunNetXmit');
const hasStages = (part: Part): boolean => part.stages.length > 0;
