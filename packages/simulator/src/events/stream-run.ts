import type { End } from '@hopwise/datapath';
import { RandomStreams, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import type { FactsOf } from './job-facts.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { LegServers } from './leg-servers.ts';
import { drawQueue, processCpu } from './placement.ts';
import { ProcessCores } from './process-cores.ts';
import { StreamDirection } from './stream-direction.ts';
import { streamFacts } from './stream-facts.ts';
import type { StreamOptions } from './stream-options.ts';

/** Bulk transfers between two machines, in one direction or in both, by events. */
export class StreamRun {
  readonly simulation = new Simulation();
  readonly hosts: Hosts;
  readonly servers: Readonly<Record<End, LegServers>>;
  readonly processCores: Readonly<Record<End, ProcessCores>>;
  readonly factsOf: FactsOf;
  readonly #directions: readonly StreamDirection[];

  constructor(parts: StreamParts, platform: Platform, options: StreamOptions) {
    const { simulation } = this;
    const streams = new RandomStreams(options.seed);
    // A run is a sum over segments: its scatter shrinks with their number.
    const segments = platform.aggregateMaxBytes / platform.mss;
    const scattering = { ...platform, runTimeCv: platform.runTimeCv / Math.sqrt(segments) };
    this.hosts = makeHosts(simulation, scattering, options, (end, job) => this.#onDone(end, job));
    const { cpus } = this.hosts;
    const serversOf = (end: End): LegServers => {
      const chance = streams.stream(`steering ${end}`);
      const steered = { ...platform, queues: platform.rpsCpus };
      return new LegServers(simulation, cpus[end], {
        ...{ clock: options.clock, onSlice: options.onSlice, end },
        cpuOfProcess: (process) => processCpu(process, platform),
        steer: (flow) => drawQueue(flow, steered, chance),
      });
    };
    this.servers = { client: serversOf('client'), server: serversOf('server') };
    const make = (from: End, name: string, firstProcess: number): StreamDirection => {
      const to = from === 'client' ? 'server' : 'client';
      const hostOf = (end: End) => ({
        end,
        cpus: cpus[end],
        servers: this.servers[end],
        firstProcess,
      });
      return new StreamDirection(
        simulation,
        platform,
        parts,
        options,
        { sender: hostOf(from), receiver: hostOf(to) },
        { sender: streams.stream(`${name}client`), receiver: streams.stream(`${name}server`) },
      );
    };
    const { source, flows } = options;
    const coresOf = (end: End): ProcessCores =>
      new ProcessCores(cpus[end], platform, flows, source === 'both' ? 2 : 1);
    this.processCores = { client: coresOf('client'), server: coresOf('server') };
    this.#directions =
      source === 'both'
        ? [make('client', 'queue ', 0), make('server', 'queue back ', flows)]
        : [make(source, 'queue ', 0)];
    this.factsOf = streamFacts(parts, this.#directions, this.servers);
    this.redraw();
    for (const { sender } of this.#directions) sender.begin();
  }

  /** Aggregates that reached the receiving TCP since the last reset. */
  get operations(): number {
    return this.#sum(({ receiver }) => receiver.aggregates);
  }

  /** Payload that has reached the receiving TCP since the last reset [byte]. */
  get bytesReceived(): number {
    return this.#sum(({ receiver }) => receiver.bytesReceived);
  }

  /** Payload that was sent again since the last reset [byte]. */
  get sentAgain(): number {
    return this.#sum(({ sender }) => sender.sentAgain);
  }

  /** What has reached the receiving TCP since the beginning [byte]. */
  get bytesEver(): number {
    return this.#sum(({ receiver }) => receiver.bytesEver);
  }

  /** When the files had come [ns]; null while they have not. */
  get filledAt(): number | null {
    return this.#directions[0]?.receiver.filledAt ?? null;
  }

  redraw(): void {
    for (const direction of this.#directions) direction.redraw();
    this.servers.client.redraw();
    this.servers.server.redraw();
  }

  resetCounts(): void {
    for (const direction of this.#directions) direction.resetCounts();
    for (const end of ['client', 'server'] as const) this.processCores[end].resetCounts();
    this.servers.client.resetCounts();
    this.servers.server.resetCounts();
  }

  entries(): readonly Entry[] {
    const { operations } = this;
    return this.#directions.flatMap((direction) => direction.entries(operations));
  }

  /** What cores that poll have done per operation; their time is not the CPUs'. */
  polled(): readonly Entry[] {
    const { operations } = this;
    return this.#directions.flatMap((direction) => direction.polled(operations));
  }

  #sum(of: (direction: StreamDirection) => number): number {
    return this.#directions.reduce((sum, direction) => sum + of(direction), 0);
  }

  /** Each end has one sender and one receiver at most; their jobs differ in the second bit. */
  #onDone(end: End, job: number): void {
    if (job < 0) {
      this.servers[end].onDone(job);
      return;
    }
    const isReceiver = (job & 2) !== 0;
    for (const { sender, receiver } of this.#directions) {
      if (isReceiver && receiver.end === end) receiver.onDone(job);
      else if (!isReceiver && sender.end === end) sender.onDone(job);
    }
  }
}
