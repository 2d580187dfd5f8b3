import { ns } from '@hopwise/units';
import type { CpuSlice } from '../events/cpu-slice.ts';
import { experimentOf } from '../events/experiment-of.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { Recorder } from './recorder.ts';
import type { Timeline } from './timeline.ts';

/**
 * What every CPU did in a window of a simulation, once windows and queues are filled.
 *
 * The window begins where `EventRun` begins to measure: the same seed does the same, watched or not.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function recordTimeline(
  input: PredictionInput,
  { durationNs }: { readonly durationNs: number },
): Timeline {
  const watch: { recorder: Recorder | null } = { recorder: null };
  const onSlice = (slice: CpuSlice): void => watch.recorder?.add(slice);
  const experiment = experimentOf(input, onSlice);
  const { simulation, hosts, batchNs, warmupBatches, redraw, factsOf } = experiment;
  const startNs = warmupBatches * batchNs;
  for (let batch = 1; batch <= warmupBatches; batch++) {
    simulation.run(ns(batch * batchNs));
    redraw();
  }
  const recorder = new Recorder(factsOf, startNs);
  watch.recorder = recorder;
  simulation.run(ns(startNs + durationNs));
  for (const cpu of new Set([...hosts.cpus.client, ...hosts.cpus.server])) cpu.tellSlice();
  return recorder.timeline(durationNs);
}
