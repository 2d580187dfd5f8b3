import {
  type Bottleneck,
  type Estimate,
  type Hardware,
  logicalCpuCount,
  type Prediction,
} from '@hopwise/datapath';
import type { PredictionIntervals } from '../intervals/prediction-figures.ts';
import type { Quantiles } from '../intervals/quantiles.ts';
import type { Demand } from './demand.ts';

/** What carries a demand: pairs of machines, of which one asks or sends and the other answers. */
export interface Sizing {
  /** Machines of either end; low and high are those of a 90 % interval. */
  readonly machines: Estimate;
  /** Busy at the demand, of all machines of an end together [cores]. */
  readonly clientCores: Estimate;
  readonly serverCores: Estimate;
  /** What one pair carries when nothing is kept free [bit/s or 1/s]. */
  readonly perPair: Estimate;
  /** Share of the CPUs of the machines that is busy at the demand, of the busier end. */
  readonly busyShare: number;
  /** What keeps a pair from carrying more. */
  readonly bottleneck: Bottleneck;
}

/**
 * How many machines carry a demand, from what a pair of them can do.
 *
 * CPU time per operation or byte is taken as it is where a pair is as busy as it can be: less load
 * meets less waiting, and smaller batches.
 *
 * @throws {RangeError} when the demand is not positive, or the share not above 0 and at most 1
 */
export function sizing(
  { perS, shareUsed }: Demand,
  { rate, cpuPerUnit, bottleneck }: Pick<Prediction, 'rate' | 'cpuPerUnit' | 'bottleneck'>,
  { hardware, intervals }: { readonly hardware: Hardware; readonly intervals: PredictionIntervals },
): Sizing {
  if (!(perS > 0)) throw new RangeError(`a demand of ${perS} per second`);
  if (!(shareUsed > 0 && shareUsed <= 1)) throw new RangeError(`a share of ${shareUsed}`);
  const perPair = estimate(rate.value, intervals.rate);
  const machinesAt = (perMachine: number): number => wholeMachines(perS / (perMachine * shareUsed));
  const machines = {
    value: machinesAt(perPair.value),
    low: machinesAt(perPair.high),
    high: machinesAt(perPair.low),
  };
  const unitsPerNs = (rate.unit === 'bit/s' ? perS / 8 : perS) / 1e9;
  const coresOf = (end: 'client' | 'server'): Estimate => {
    const known = end === 'client' ? intervals.cpuClientPerUnit : intervals.cpuServerPerUnit;
    const { value, low, high } = estimate(cpuPerUnit[end], known);
    return { value: value * unitsPerNs, low: low * unitsPerNs, high: high * unitsPerNs };
  };
  const [clientCores, serverCores] = [coresOf('client'), coresOf('server')];
  const busiest = Math.max(clientCores.value, serverCores.value);
  return {
    ...{ machines, clientCores, serverCores, perPair, bottleneck },
    busyShare: busiest / (machines.value * logicalCpuCount(hardware)),
  };
}

/** A demand of exactly two machines is not rounded up to three by the last bit of a division. */
const wholeMachines = (exact: number): number => Math.max(1, Math.ceil(exact * (1 - 1e-12)));

/** The prediction in the middle of where it is expected: an interval may lean to one side of it. */
const estimate = (value: number, quantiles: Quantiles | undefined): Estimate => ({
  value,
  low: Math.min(value, quantiles?.p5 ?? value),
  high: Math.max(value, quantiles?.p95 ?? value),
});
