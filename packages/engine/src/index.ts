export {
  type Distribution,
  deterministic,
  empirical,
  exponential,
  lognormal,
  type QuantilePoint,
} from './distributions.ts';
export { Fifo } from './fifo.ts';
export { LatencyHistogram } from './latency-histogram.ts';
export { type OnSlice, Processor, type ProcessorOptions } from './processor.ts';
export { type RandomStream, RandomStreams } from './random.ts';
export { Schedule } from './schedule.ts';
export { SharedServer, type SharedServerOptions } from './shared-server.ts';
export { type Handler, Simulation } from './simulation.ts';
export { Station, type StationOptions } from './station.ts';
export { Tally } from './tally.ts';
export { TimeAverage } from './time-average.ts';
