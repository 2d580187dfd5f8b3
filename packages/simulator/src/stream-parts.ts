import type { Assembly, Part } from './assemble.ts';

/** The kinds of work that a bulk transfer is made of, at the end that does them. */
export interface StreamParts {
  /** Receiver, softirq: data in. */
  readonly dataIn: readonly Part[];
  /** Receiver, softirq: ACK out. */
  readonly ackOut: readonly Part[];
  /** Receiver, process: read. */
  readonly read: readonly Part[];
  /** Sender, softirq: ACK in. */
  readonly ackIn: readonly Part[];
  /** Sender, softirq: data out when an ACK opens the window. */
  readonly dataOutBySoftirq: readonly Part[];
  /** Sender, process: data out in the send call. */
  readonly dataOutByProcess: readonly Part[];
  /** Sender, process: copy into the socket. */
  readonly copy: readonly Part[];
  /** Sender, process: woken when there is room again. */
  readonly wakeWriter: readonly Part[];
}

/** Ends differ where only one of them translates a Service. */
export const streamParts = ({
  sender,
  receiver,
}: Readonly<Record<'sender' | 'receiver', Assembly>>): StreamParts => ({
  dataIn: receiver.receive,
  ackOut: receiver.egressBySoftirq,
  read: receiver.read,
  ackIn: sender.receive,
  dataOutBySoftirq: sender.egressBySoftirq,
  dataOutByProcess: sender.egressByProcess,
  copy: [sender.send],
  wakeWriter: sender.read,
});
