import type { End } from '@hopwise/datapath';
import { type Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import { type Hosts, makeHosts, processClass, softirqClass } from './hosts.ts';
import { LocalFlow } from './local-flow.ts';
import { LocalWorks, type RunNs } from './local-works.ts';
import { processCpu } from './placement.ts';

/** What transfers within a node are run with, besides their costs and their platform. */
export interface LocalOptions {
  readonly pairs: number;
  readonly clock: number;
  readonly seed: number;
  /** Bytes of one send call. */
  readonly sendBytes: number;
  readonly copying: Readonly<Record<End, number>>;
  /** Payload whose arrival is timed [byte]; Infinity where nothing ends. */
  readonly fileBytes: number;
  readonly onSlice?: OnCpuSlice | undefined;
}

/** Jobs: the flow x 4 plus which of its runs. */
const writeJob = 0;
export const readJob = 1;
export const passJob = 2;

/**
 * Bulk transfers between processes of one machine, by events.
 *
 * A writer copies and, while the window is open, sends: its skbs reach the other socket in the same run.
 * A read that opens the window tells the sender in a softirq of the reader's core, which sends what
 * is ready if the writer sleeps; a writer that is at work holds the socket and sends in its next call.
 */
export class LocalRun {
  readonly simulation = new Simulation();
  readonly hosts: Hosts;
  readonly flows: readonly LocalFlow[];
  /** Skbs and payload that reached the receiving TCP since the last reset [byte]. */
  operations = 0;
  bytesReceived = 0;
  /** What has since the beginning, and when the files had [ns]; null while they have not. */
  bytesEver = 0;
  filledAt: number | null = null;
  readonly #platform: Platform;
  readonly #options: LocalOptions;
  readonly #works: LocalWorks;

  constructor(parts: StreamParts, platform: Platform, options: LocalOptions) {
    this.#platform = platform;
    this.#options = options;
    this.#works = new LocalWorks(parts, platform.mss, options.copying);
    this.flows = Array.from({ length: options.pairs }, () => new LocalFlow(platform));
    // A run is a sum over segments: its scatter shrinks with their number.
    const segments = platform.aggregateMaxBytes / platform.mss;
    const scattering = { ...platform, runTimeCv: platform.runTimeCv / Math.sqrt(segments) };
    const { simulation } = this;
    this.hosts = makeHosts(simulation, scattering, { ...options, isOneHost: true }, (_, job) =>
      this.#onDone(job),
    );
    for (let flow = 0; flow < options.pairs; flow++) this.#write(flow, 1);
  }

  /** CPUs of all processes of one role. */
  cpusOf(role: 'writers' | 'readers'): readonly Processor[] {
    return this.flows.map((_, flow) => this.#cpu(role, flow));
  }

  resetCounts(): void {
    this.operations = 0;
    this.bytesReceived = 0;
    this.#works.reset();
  }

  entries(): readonly Entry[] {
    return this.#works.entries(this.operations);
  }

  #onDone(job: number): void {
    const flow = job >> 2;
    if ((job & 3) === writeJob) this.#onWritten(flow);
    else if ((job & 3) === readJob) this.#onRead(flow);
    else this.#onPassed(flow);
  }

  #flow(flow: number): LocalFlow {
    return this.flows[flow] as LocalFlow;
  }

  /** A process has a CPU of its own while there are CPUs; two of a pair never share one of many. */
  #cpu(role: 'writers' | 'readers', flow: number): Processor {
    const place = role === 'writers' ? flow : this.#options.pairs + flow;
    const round = Math.floor(place / this.#platform.logicalCpus);
    return this.hosts.cpus.client[processCpu(place + round, this.#platform)] as Processor;
  }

  #skbsOf(bytes: number): number {
    return Math.ceil(bytes / this.#platform.aggregateMaxBytes);
  }

  #write(flow: number, wakes: number): void {
    const state = this.#flow(flow);
    // Releasing the socket sends what an ACK has let out meanwhile, also with nothing to copy.
    const bytes = state.hasRoom ? this.#platform.aggregateMaxBytes : 0;
    state.isWriterAsleep = false;
    state.copied += bytes;
    state.sending = state.send();
    const run = this.#works.copy(wakes, bytes / this.#options.sendBytes, bytes);
    this.#addPass(run, 'process', state.sending, state);
    this.#cpu('writers', flow).arrive(flow * 4 + writeJob, processClass, run.service, run.tail);
  }

  #addPass(run: RunNs, by: 'process' | 'softirq', bytes: number, state: LocalFlow): void {
    if (bytes === 0) return;
    this.#works.pass(run, by, this.#skbsOf(bytes), bytes, state.isReaderAsleep ? 1 : 0);
  }

  #onWritten(flow: number): void {
    const state = this.#flow(flow);
    this.#deliver(flow, state.sending);
    state.sending = 0;
    if (state.hasRoom || state.sendable > 0) this.#write(flow, 0);
    else state.isWriterAsleep = true;
  }

  #deliver(flow: number, bytes: number): void {
    if (bytes === 0) return;
    const state = this.#flow(flow);
    const skbs = this.#skbsOf(bytes);
    state.receive(bytes);
    state.skbs += skbs;
    this.operations += skbs;
    this.bytesReceived += bytes;
    this.bytesEver += bytes;
    if (this.filledAt === null && this.bytesEver >= this.#options.fileBytes) {
      this.filledAt = this.simulation.now;
    }
    if (state.isReaderAsleep) this.#read(flow, 1);
  }

  #read(flow: number, wakes: number): void {
    const state = this.#flow(flow);
    state.isReaderAsleep = false;
    state.reading = state.received - state.read;
    const { service, tail } = this.#works.read(wakes, state.skbs, state.reading);
    state.skbs = 0;
    this.#cpu('readers', flow).arrive(flow * 4 + readJob, processClass, service, tail);
  }

  #onRead(flow: number): void {
    const state = this.#flow(flow);
    state.read += state.reading;
    state.reading = 0;
    if (state.isWorthTelling && state.passing === 0) this.#tell(flow);
    if (state.received > state.read) this.#read(flow, 0);
    else state.isReaderAsleep = true;
  }

  /** The window is open again: an ACK goes to the sender, and what it lets out comes back. */
  #tell(flow: number): void {
    const state = this.#flow(flow);
    state.advertise();
    state.passing = state.isWriterAsleep ? state.send() : 0;
    const run = { service: 0, tail: 0 };
    this.#works.acknowledge(run, 1);
    this.#addPass(run, 'softirq', state.passing, state);
    this.#cpu('readers', flow).arrive(flow * 4 + passJob, softirqClass, run.service, run.tail);
  }

  #onPassed(flow: number): void {
    const state = this.#flow(flow);
    const { passing } = state;
    state.passing = 0;
    this.#deliver(flow, passing);
    if (state.isWriterAsleep && state.isWritable) this.#write(flow, 1);
  }
}
