import { type RandomStream, RandomStreams, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import { handedUpAtOnce } from '../udp/udp-receiving.ts';
import type { UdpModel } from '../udp/udp-model.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { drawQueue } from './placement.ts';
import { UdpReceiver } from './udp-receiver.ts';
import { UdpSender } from './udp-sender.ts';

/** UDP streams from client to server, by events. */
export class UdpRun {
  readonly simulation = new Simulation();
  readonly hosts: Hosts;
  readonly sender: UdpSender;
  readonly receiver: UdpReceiver;
  readonly #model: UdpModel;
  readonly #receiveQueue: RandomStream;
  /** Queue of all flows where their outer packets hash alike: addresses do not change. */
  readonly #oneQueue: number;

  constructor(model: UdpModel, seed: number, onSlice?: OnCpuSlice) {
    const { simulation } = this;
    const streams = new RandomStreams(seed);
    this.#model = model;
    this.#receiveQueue = streams.stream('queue server');
    // A run is a sum over datagrams: its scatter shrinks with their number.
    const runTimeCv = model.platform.runTimeCv / Math.sqrt(handedUpAtOnce);
    const platform = { ...model.platform, runTimeCv };
    const making = { clock: model.clock, seed, onSlice };
    this.hosts = makeHosts(simulation, platform, making, (end, job) =>
      end === 'client' ? this.sender.onDone(job) : this.receiver.onDone(job),
    );
    this.receiver = new UdpReceiver(simulation, model, this.hosts.cpus.server);
    this.sender = new UdpSender(simulation, model, this.hosts.cpus.client, (flow, arrivesAt) =>
      this.receiver.onFrame(flow, arrivesAt),
    );
    this.#oneQueue = this.#drawQueue(0);
    this.redraw();
    this.sender.begin();
  }

  /** Gives every flow new queues, as another run of the benchmark would have. */
  redraw(): void {
    const { flows, receiveQueues } = this.#model;
    for (let flow = 0; flow < flows; flow++) {
      this.receiver.setQueue(flow, receiveQueues === 1 ? this.#oneQueue : this.#drawQueue(flow));
    }
  }

  /** A queue whose core no serial hand-over keeps busy: the scheduler would move that elsewhere. */
  #drawQueue(flow: number): number {
    const { platform, works } = this.#model;
    // Outer packets that all hash alike still hash to any of the NIC's queues.
    const queues = Math.max(platform.queues, this.#model.nicQueues);
    const taken = works.handedOver.server.length;
    const anywhere = { ...platform, queues };
    let queue = 0;
    for (let draw = 0; draw < drawsMax; draw++) {
      queue = drawQueue(flow, anywhere, this.#receiveQueue);
      if (queue >= taken) return queue;
    }
    return queue;
  }

  resetCounts(): void {
    this.sender.resetCounts();
    this.receiver.resetCounts();
  }

  /** Work per datagram received since the last reset. */
  entries(): readonly Entry[] {
    const { received } = this.receiver;
    return [...this.sender.entries(received), ...this.receiver.entries(received)];
  }
}

/** Draws of a queue before one that is taken is accepted after all. */
const drawsMax = 16;
