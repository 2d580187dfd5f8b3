import { type Demand, type LatencyLimit, percentiles } from '@hopwise/calibration';
import { type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import { unknownId } from './known-id.ts';

/** What was typed after the options that say what has to be carried. */
export interface SizeOptions {
  readonly load: string;
  readonly use: string;
  readonly within?: string | undefined;
  readonly at: string;
}

/** What has to be carried. */
interface SizeRequest {
  readonly demand: Demand;
  readonly limit: LatencyLimit | null;
}

/** Reads what has to be carried, or adds every problem and gives what the rest can be read with. */
export function readSizeRequest(
  { load, use, within, at }: SizeOptions,
  kind: WorkloadKind | undefined,
  problems: string[],
): SizeRequest {
  const number = (name: string, text: string, max: number, what: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value > 0 && value <= max) return value;
    problems.push(`${name} "${text}"; expected ${what}`);
    return 1;
  };
  const demand = {
    perS: number('--load', load, 1e18, 'a number above 0, such as 5e6'),
    shareUsed: number('--use', use, 1, 'a fraction above 0, 1 at most'),
  };
  const percentile = percentiles.find((each) => each === at);
  if (percentile === undefined) problems.push(unknownId('percentile', at, percentiles));
  if (within === undefined) return { demand, limit: null };
  if (kind !== undefined && workloadFacts(kind).class !== 'exchange') {
    problems.push(`--within cannot apply to ${kind}: nothing of it is answered`);
  }
  const us = number('--within', within, 1e9, 'a number of microseconds above 0');
  return { demand, limit: { percentile: percentile ?? 'mean', ns: us * 1e3 } };
}
