import type { Assembly, Part } from './assemble.ts';
import { type Leg, type LegServer, legsOf } from './legs.ts';

/** A leg that a core was handed, and what tells its core from others of the same machine. */
export interface HandedLeg {
  readonly server: Exclude<LegServer, 'caller'>;
  /** Legs with the same key share their one core; no meaning for servers of many cores. */
  readonly core: string;
  readonly parts: readonly Part[];
}

/** What an skb of a transfer is, and where it goes. */
type Crossing = 'dataOut' | 'dataIn' | 'ackOut' | 'ackIn';

/** The kinds of work that a bulk transfer is made of, at the end that does them. */
export interface StreamParts {
  /** Receiver, softirq: data in, up to the first hand-over. */
  readonly dataIn: readonly Part[];
  /** Receiver, where data in ended: ACK out, up to the first hand-over. */
  readonly ackOut: readonly Part[];
  /** Receiver, process: read. */
  readonly read: readonly Part[];
  /** Sender, softirq: ACK in, up to the first hand-over. */
  readonly ackIn: readonly Part[];
  /** Sender, where the ACK ended: data out when it opens the window, up to the first hand-over. */
  readonly dataOutBySoftirq: readonly Part[];
  /** Sender, process: data out in the send call, up to the first hand-over. */
  readonly dataOutByProcess: readonly Part[];
  /** Sender, process: copy into the socket. */
  readonly copy: readonly Part[];
  /** Sender, process: woken when there is room again. */
  readonly wakeWriter: readonly Part[];
  /** What follows the first hand-over of each way. */
  readonly handed: Readonly<Record<Crossing, readonly HandedLeg[]>>;
  /** Whether GRO has merged segments by the time TCP gets them. */
  readonly isMerged: boolean;
  /** Rules of network policies that every skb is checked against. */
  readonly policyRules: number;
}

/** What the application does with its data before it sends and after it reads. */
export interface Cipher {
  readonly encrypt: readonly Part[];
  readonly decrypt: readonly Part[];
}

/** The parts of a transfer between two ends, whose paths may differ. */
export function streamParts(
  { sender, receiver }: Readonly<Record<'sender' | 'receiver', Assembly>>,
  policyRules: number,
  { encrypt, decrypt }: Cipher,
): StreamParts {
  const senderOut = legsOf(sender.egressBySoftirq);
  const receiverOut = legsOf(receiver.egressBySoftirq);
  const senderIn = legsOf(sender.receive);
  const receiverIn = legsOf(receiver.receive);
  return {
    dataIn: callerParts(receiverIn),
    ackOut: callerParts(receiverOut),
    read: [...receiver.read, ...decrypt],
    ackIn: callerParts(senderIn),
    dataOutBySoftirq: callerParts(senderOut),
    dataOutByProcess: callerParts(legsOf(sender.egressByProcess)),
    copy: [sender.send, ...encrypt],
    wakeWriter: sender.read,
    handed: {
      dataOut: handedLegs(senderOut, 'egress'),
      dataIn: handedLegs(receiverIn, 'ingress'),
      ackOut: handedLegs(receiverOut, 'egress'),
      ackIn: handedLegs(senderIn, 'ingress'),
    },
    isMerged: receiver.receive.at(-1)?.isSegmented !== true,
    policyRules,
  };
}

const callerParts = ([first]: readonly Leg[]): readonly Part[] =>
  first?.server === 'caller' ? first.parts : [];

const handedLegs = (legs: readonly Leg[], direction: Part['direction']): readonly HandedLeg[] =>
  legs.flatMap(({ server, parts }, index) =>
    server === 'caller' ? [] : [{ server, core: coreOf(server, direction, index), parts }],
  );

/**
 * One process and one polling core serve both directions of their machine; a peer has a work item for
 * each.
 */
const coreOf = (server: LegServer, direction: Part['direction'], index: number): string =>
  server === 'user-space' || server === 'poll' ? server : `${server} ${direction} ${index}`;
