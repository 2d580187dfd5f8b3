import type { RandomStream, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import { drawQueue } from './placement.ts';
import type { StreamHost } from './stream-host.ts';
import type { StreamOptions } from './stream-options.ts';
import { StreamReceiver } from './stream-receiver.ts';
import { StreamSender } from './stream-sender.ts';
import { makeWire, type Wire } from './wire.ts';

/** The flows of one direction: a sender, its wire and a receiver. */
export class StreamDirection {
  readonly sender: StreamSender;
  readonly receiver: StreamReceiver;
  readonly #wire: Wire;
  readonly #platform: Platform;
  readonly #flows: number;
  readonly #firstProcess: number;
  /** Receive queue of each flow, of its ACKs and of its data. */
  readonly #queues: Readonly<Record<'sender' | 'receiver', number[]>> = {
    sender: [],
    receiver: [],
  };
  readonly #chance: Readonly<Record<'sender' | 'receiver', RandomStream>>;

  constructor(
    simulation: Simulation,
    platform: Platform,
    parts: StreamParts,
    options: StreamOptions,
    ends: Readonly<Record<'sender' | 'receiver', StreamHost>>,
    chance: Readonly<Record<'sender' | 'receiver', RandomStream>>,
  ) {
    this.#platform = platform;
    this.#flows = options.flows;
    this.#firstProcess = ends.sender.firstProcess;
    this.#chance = chance;
    this.#wire = makeWire(simulation, platform, options.flows, {
      onStart: (flow) => this.receiver.onFrames(flow, platform.mss / platform.lineBytesPerNs),
      onSent: (flow, size) => {
        this.sender.onSent(flow, size);
        this.receiver.onFrames(flow, 0);
      },
    });
    this.sender = new StreamSender(simulation, platform, parts, options, ends.sender, this.#wire);
    this.receiver = new StreamReceiver(
      simulation,
      platform,
      parts,
      options,
      ends.receiver,
      this.#wire,
      (ack) => this.sender.acknowledge(ack),
    );
  }

  redraw(): void {
    for (let flow = 0; flow < this.#flows; flow++) {
      const process = this.#firstProcess + flow;
      const { sender, receiver } = this.#chance;
      const queueOfAcks = drawQueue(process, this.#platform, sender);
      const queueOfData = drawQueue(process, this.#platform, receiver);
      this.sender.setQueue(flow, queueOfAcks);
      this.receiver.setQueue(flow, queueOfData);
      this.#queues.sender[flow] = queueOfAcks;
      this.#queues.receiver[flow] = queueOfData;
    }
  }

  /** Flows whose ACKs or data come in by a receive queue. */
  flowsOf(role: 'sender' | 'receiver', queue: number): readonly number[] {
    return this.#queues[role].flatMap((each, flow) => (each === queue ? [flow] : []));
  }

  resetCounts(): void {
    this.sender.resetCounts();
    this.receiver.resetCounts();
  }

  entries(operations: number): readonly Entry[] {
    return [...this.sender.entries(operations), ...this.receiver.entries(operations)];
  }

  polled(operations: number): readonly Entry[] {
    return [...this.sender.polled(operations), ...this.receiver.polled(operations)];
  }
}
