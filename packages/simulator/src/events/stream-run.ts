import { RandomStreams, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { drawQueue } from './placement.ts';
import type { StreamOptions } from './stream-options.ts';
import { StreamReceiver } from './stream-receiver.ts';
import { StreamSender } from './stream-sender.ts';
import type { Wire } from './wire.ts';
import { makeWire } from './wire.ts';

/** Bulk transfers from client to server, by events. */
export class StreamRun {
  readonly simulation = new Simulation();
  readonly hosts: Hosts;
  readonly #wire: Wire;
  readonly #sender: StreamSender;
  readonly #receiver: StreamReceiver;
  readonly #options: StreamOptions;
  readonly #platform: Platform;
  readonly #chance;

  constructor(parts: StreamParts, platform: Platform, options: StreamOptions) {
    const { simulation } = this;
    this.#options = options;
    const streams = new RandomStreams(options.seed);
    this.#chance = {
      client: streams.stream('queue client'),
      server: streams.stream('queue server'),
    };
    // A run is a sum over segments: its scatter shrinks with their number.
    const segments = platform.aggregateMaxBytes / platform.mss;
    const scattering = { ...platform, runTimeCv: platform.runTimeCv / Math.sqrt(segments) };
    this.hosts = makeHosts(simulation, scattering, options, (end, job) =>
      end === 'client' ? this.#sender.onDone(job) : this.#receiver.onDone(job),
    );
    this.#wire = makeWire(simulation, platform, options.flows, {
      onStart: (flow) => this.#receiver.onFrames(flow, platform.mss / platform.lineBytesPerNs),
      onSent: (flow, size) => {
        this.#sender.onSent(flow, size);
        this.#receiver.onFrames(flow, 0);
      },
    });
    const cpus = this.hosts.cpus;
    this.#sender = new StreamSender(simulation, platform, parts, options, cpus.client, this.#wire);
    this.#receiver = new StreamReceiver(
      simulation,
      platform,
      parts,
      options,
      cpus.server,
      this.#wire,
      (ack) => this.#sender.acknowledge(ack),
    );
    this.#platform = platform;
    this.redraw();
    this.#sender.begin();
  }

  /** Aggregates that reached the receiving TCP since the last reset. */
  get operations(): number {
    return this.#receiver.aggregates;
  }

  /** Payload that has reached the receiving TCP since the last reset [byte]. */
  get bytesReceived(): number {
    return this.#receiver.bytesReceived;
  }

  redraw(): void {
    for (let flow = 0; flow < this.#options.flows; flow++) {
      this.#sender.setQueue(flow, drawQueue(flow, this.#platform, this.#chance.client));
      this.#receiver.setQueue(flow, drawQueue(flow, this.#platform, this.#chance.server));
    }
  }

  resetCounts(): void {
    this.#sender.resetCounts();
    this.#receiver.resetCounts();
  }

  entries(): readonly Entry[] {
    const { operations } = this;
    return [...this.#sender.entries(operations), ...this.#receiver.entries(operations)];
  }
}
