import type { WorkloadFacts } from '@hopwise/datapath';
import type { PredictionInput } from '../prediction-input.ts';
import { solvedAs } from '../solved-as.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Experiment } from './experiment.ts';
import { exchangeExperiment } from './exchange-experiment.ts';
import { streamExperiment } from './stream-experiment.ts';
import { udpExperiment } from './udp-experiment.ts';

/** The workload of a scenario, ready to run; told of every slice of CPU time if there is `onSlice`. */
export const experimentOf = (input: PredictionInput, onSlice?: OnCpuSlice): Experiment =>
  experiments[solvedAs(input.scenario.workload.kind, input.hardware, input.datapath)](
    input,
    onSlice,
  );

const experiments: Readonly<
  Record<WorkloadFacts['class'], (input: PredictionInput, onSlice?: OnCpuSlice) => Experiment>
> = { transfer: streamExperiment, datagrams: udpExperiment, exchange: exchangeExperiment };
