import type { Prediction } from '@hopwise/datapath';
import { ns } from '@hopwise/units';
import type { PredictionInput } from '../prediction-input.ts';
import { type BatchState, judgeBatches } from './batches.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Experiment } from './experiment.ts';
import { experimentOf } from './experiment-of.ts';
import type { Busy } from './hosts.ts';

export interface EventOptions {
  /** Half-width of the rate's 95 % interval at which to stop, relative; 0.01 if left out. */
  readonly relativeHalfWidth?: number;
  /** Simulated time after which to stop in any case [ns]. */
  readonly maxSimulatedNs?: number;
  /** Events after which to stop in any case. */
  readonly maxEvents?: number;
  /** Told of every time that a CPU worked without a break; changes no result. */
  readonly onSlice?: OnCpuSlice;
}

const batchesMin = 10;
const batchesMax = 400;
/** Fewer have no interval: a limit stops a run after these at the earliest. */
const batchesForInterval = 2;
const maxEventsDefault = 4e6;

/**
 * One prediction by events, as a stepper: `advance` a little, ask whether it is done, take the result.
 *
 * Stops when the interval of the rate is narrow enough, or at a limit.
 */
export class EventRun {
  readonly #experiment: Experiment;
  readonly #options: Required<Omit<EventOptions, 'onSlice'>>;
  readonly #seed: number;
  readonly #rates: number[] = [];
  #batchEndsAt: number;
  #warmupLeft: number;
  #progressBefore = 0;
  #measuringSince = 0;
  #busyBefore: Busy | null = null;
  #state: BatchState = { mean: 0, halfWidth: Number.POSITIVE_INFINITY, isEnough: false };
  #isDone = false;

  constructor(input: PredictionInput, options: EventOptions = {}) {
    this.#experiment = experimentOf(input, options.onSlice);
    this.#seed = input.scenario.seed;
    this.#options = {
      relativeHalfWidth: options.relativeHalfWidth ?? 0.01,
      maxSimulatedNs: options.maxSimulatedNs ?? Number.POSITIVE_INFINITY,
      maxEvents: options.maxEvents ?? maxEventsDefault,
    };
    this.#batchEndsAt = this.#experiment.batchNs;
    this.#warmupLeft = this.#experiment.warmupBatches;
  }

  /**
   * Runs at most `maxEvents` events.
   *
   * @returns whether the run is over, and how far it is [0 to 1]: of its batches or of its events.
   */
  advance(maxEvents: number): { readonly done: boolean; readonly fraction: number } {
    const { simulation } = this.#experiment;
    let left = maxEvents;
    while (left > 0 && !this.#isDone) {
      const ran = simulation.advance(left, ns(this.#batchEndsAt));
      left -= ran;
      if (left > 0) this.#endBatch();
    }
    return { done: this.#isDone, fraction: this.#isDone ? 1 : this.#fraction() };
  }

  /** The prediction; before the run is over, what is known so far, with an interval down to zero. */
  result(): Prediction {
    const { simulation, hosts, progress, result } = this.#experiment;
    // Everything from the start of measuring to now, so that work and time belong together.
    const measuredNs = Math.max(1, simulation.now - this.#measuringSince);
    const busyNs = since(hosts.busy(), this.#busyBefore);
    const isEarly = this.#rates.length < batchesForInterval;
    const soFar = progress() / measuredNs;
    return result({
      rate: isEarly ? { mean: soFar, halfWidth: soFar, isEnough: false } : this.#state,
      measuredNs,
      cpuNs: {
        client: busyNs.client.softirq + busyNs.client.process,
        server: busyNs.server.softirq + busyNs.server.process,
      },
      busyNs,
      eventCount: simulation.eventCount,
      simulatedNs: simulation.now,
      warmupNs: this.#measuringSince,
      seed: this.#seed,
    });
  }

  #endBatch(): void {
    const { simulation, batchNs, progress, redraw } = this.#experiment;
    simulation.run(ns(this.#batchEndsAt));
    if (this.#warmupLeft > 0) {
      this.#warmupLeft--;
      if (this.#warmupLeft === 0) this.#startMeasuring();
    } else {
      this.#rates.push((progress() - this.#progressBefore) / batchNs);
      this.#progressBefore = progress();
      const rule = { ...this.#options, batchesMin, batchesMax };
      this.#state = judgeBatches(this.#rates, rule);
      const { maxEvents, maxSimulatedNs } = this.#options;
      const isOver = simulation.eventCount >= maxEvents || simulation.now >= maxSimulatedNs;
      this.#isDone =
        this.#state.isEnough ||
        this.#rates.length >= batchesMax ||
        (isOver && this.#rates.length >= batchesForInterval);
    }
    if (this.#isDone) return;
    redraw();
    this.#batchEndsAt += batchNs;
  }

  #startMeasuring(): void {
    const { simulation, hosts, resetCounts } = this.#experiment;
    resetCounts();
    this.#progressBefore = 0;
    this.#measuringSince = simulation.now;
    this.#busyBefore = hosts.busy();
  }

  #fraction(): number {
    return Math.min(
      0.99,
      Math.max(
        this.#rates.length / batchesMax,
        this.#experiment.simulation.eventCount / this.#options.maxEvents,
      ),
    );
  }
}

/** CPU time since a snapshot; since the beginning when there is none. */
function since(now: Busy, before: Busy | null): Busy {
  const of = (end: keyof Busy) => ({
    softirq: now[end].softirq - (before?.[end].softirq ?? 0),
    process: now[end].process - (before?.[end].process ?? 0),
  });
  return { client: of('client'), server: of('server') };
}

/**
 * Predicts by events, in one go.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function predictEvents(input: PredictionInput, options: EventOptions = {}): Prediction {
  const run = new EventRun(input, options);
  while (!run.advance(1e6).done);
  return run.result();
}
