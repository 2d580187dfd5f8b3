import type { Nanos } from '@hopwise/units';
import { JobQueue } from './job-queue.ts';
import type { Simulation } from './simulation.ts';
import { TimeAverage } from './time-average.ts';

export interface StationOptions {
  /** One or more. */
  readonly servers: number;
  /** Jobs that fit, those in service included. Unlimited if left out. */
  readonly capacity?: number;
  readonly onDeparture?: (job: number) => void;
}

/** A queue and its servers: first come, first served. */
export class Station {
  arrivals = 0;
  departures = 0;
  /** Jobs that found the station full. */
  drops = 0;

  readonly #simulation: Simulation;
  readonly #servers: number;
  readonly #capacity: number;
  readonly #onDeparture: (job: number) => void;
  readonly #departure: number;
  readonly #queue = new JobQueue();
  readonly #present: TimeAverage;
  readonly #busyServers: TimeAverage;

  constructor(simulation: Simulation, options: StationOptions) {
    this.#simulation = simulation;
    this.#servers = options.servers;
    this.#capacity = options.capacity ?? Number.POSITIVE_INFINITY;
    this.#onDeparture = options.onDeparture ?? (() => undefined);
    this.#departure = simulation.handler((job) => this.#depart(job));
    this.#present = new TimeAverage(simulation.now, 0);
    this.#busyServers = new TimeAverage(simulation.now, 0);
  }

  /** Jobs in the queue and in service. */
  get present(): number {
    return this.#present.value;
  }

  /** Time-weighted mean of `present` since the station was made. */
  get meanPresent(): number {
    return this.#present.mean(this.#simulation.now);
  }

  /** Summed over the servers, the running services up to now included [ns]. */
  get busyTime(): Nanos {
    return this.#busyServers.integral(this.#simulation.now);
  }

  /** Takes a job that needs `service` ns of one server; false if the station is full. */
  arrive(job: number, service: number): boolean {
    this.arrivals++;
    if (this.present >= this.#capacity) {
      this.drops++;
      return false;
    }
    this.#present.set(this.#simulation.now, this.present + 1);
    if (this.#busyServers.value < this.#servers) {
      this.#busyServers.set(this.#simulation.now, this.#busyServers.value + 1);
      this.#simulation.after(service, this.#departure, job);
    } else {
      this.#queue.push(job, service);
    }
    return true;
  }

  #depart(job: number): void {
    this.departures++;
    this.#present.set(this.#simulation.now, this.present - 1);
    if (this.#queue.length > 0) {
      this.#simulation.after(this.#queue.work, this.#departure, this.#queue.job);
      this.#queue.drop();
    } else {
      this.#busyServers.set(this.#simulation.now, this.#busyServers.value - 1);
    }
    this.#onDeparture(job);
  }
}
