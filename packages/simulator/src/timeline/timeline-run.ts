import { ns } from '@hopwise/units';
import type { Experiment } from '../events/experiment.ts';
import { experimentOf } from '../events/experiment-of.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { Recorder } from './recorder.ts';
import type { Timeline } from './timeline.ts';

interface TimelineOptions {
  /** How much is recorded [ns]. */
  readonly durationNs: number;
}

/**
 * One recording, as a stepper: `advance` a little, ask whether it is done, take the timeline.
 *
 * The window begins where `EventRun` begins to measure: the same seed does the same, watched or not.
 */
export class TimelineRun {
  readonly #experiment: Experiment;
  readonly #recorder: Recorder;
  readonly #startNs: number;
  readonly #durationNs: number;
  #batchesDone = 0;
  #isDone = false;

  /** @throws {Error} if the cost table lacks a stage of the datapath */
  constructor(input: PredictionInput, { durationNs }: TimelineOptions) {
    // Windows and queues fill first: what happens before is nobody's business.
    this.#experiment = experimentOf(input, (slice) => {
      if (this.#isRecording()) this.#recorder.add(slice);
    });
    const { warmupBatches, batchNs, factsOf } = this.#experiment;
    this.#durationNs = durationNs;
    this.#startNs = warmupBatches * batchNs;
    this.#recorder = new Recorder(factsOf, this.#startNs);
  }

  /**
   * Runs at most `maxEvents` events.
   *
   * @returns whether the recording is over, and how far it is [0 to 1] in simulated time.
   */
  advance(maxEvents: number): { readonly done: boolean; readonly fraction: number } {
    const { simulation, batchNs } = this.#experiment;
    const endNs = this.#startNs + this.#durationNs;
    let left = maxEvents;
    while (left > 0 && !this.#isDone) {
      const until = this.#isRecording() ? endNs : (this.#batchesDone + 1) * batchNs;
      left -= simulation.advance(left, ns(until));
      if (left > 0) this.#endPart(until);
    }
    return { done: this.#isDone, fraction: Math.min(1, simulation.now / endNs) };
  }

  /** What was recorded; whole once the run is done. */
  timeline(): Timeline {
    return this.#recorder.timeline(this.#durationNs);
  }

  #isRecording(): boolean {
    return this.#batchesDone >= this.#experiment.warmupBatches;
  }

  /** Nothing more is due in a batch, or in the window. */
  #endPart(until: number): void {
    const { simulation, hosts, redraw } = this.#experiment;
    simulation.run(ns(until));
    if (this.#isRecording()) {
      for (const cpu of new Set([...hosts.cpus.client, ...hosts.cpus.server])) cpu.tellSlice();
      this.#isDone = true;
      return;
    }
    redraw();
    this.#batchesDone++;
  }
}

/**
 * What every CPU did in a window of a simulation, in one go.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function recordTimeline(input: PredictionInput, options: TimelineOptions): Timeline {
  const run = new TimelineRun(input, options);
  while (!run.advance(1e6).done);
  return run.timeline();
}
