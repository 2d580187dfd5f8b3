import type { Benchmark } from './benchmark.ts';
import { bulk } from './bulk.ts';
import { hold } from './hold.ts';
import { memory } from './memory.ts';
import { predictions } from './predictions.ts';
import { roundTrips } from './round-trips.ts';

/** Every benchmark, in the order in which they run. A new one is a file and a line here. */
export const benchmarks: readonly Benchmark[] = [hold, bulk, roundTrips, predictions, memory];
