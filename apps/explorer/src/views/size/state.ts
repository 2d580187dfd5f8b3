import { flatPart } from '../flat-part.ts';
import { type Percentile, percentiles } from '@hopwise/calibration';
import { workloadFacts } from '@hopwise/datapath';
import { datapathSetOf } from '../../load/datapath-sets.ts';
import { initialLoad, type Load } from '../../load/load.ts';
import { decodeLoad, encodeLoad, wholeLoad } from '../../load/load-codec.ts';

/** What Size shows is a function of this and the model. */
export interface SizeState {
  /** What one pair of machines is loaded with at most: its processes are the most in flight. */
  readonly load: Load;
  /** Of all machines together: goodput of streams [bit/s], operations otherwise [1/s]. */
  readonly perS: number;
  /** How much of what a machine can do it is to do [fraction]. */
  readonly shareUsed: number;
  /** Latency that a percentile is to stay within [us]; null for none. */
  readonly limitUs: number | null;
  readonly percentile: Percentile;
  readonly set: string;
}

export const initialState: SizeState = {
  load: { ...initialLoad, kind: 'http', processes: 256 },
  ...{ perS: 5e6, shareUsed: 0.7, limitUs: null, percentile: 'p99', set: 'study' },
};

/** What an address may say of it, though it need not. */
export const initialPart = {
  ...wholeLoad(initialState.load),
  ...flatPart({ perS: initialState.perS, share: initialState.shareUsed, limitUs: '' }),
  ...flatPart({ percentile: initialState.percentile, set: initialState.set }),
};

export function encodeState({
  load,
  perS,
  shareUsed,
  limitUs,
  percentile,
  set,
}: SizeState): Readonly<Record<string, string>> {
  return {
    ...encodeLoad(load, initialState.load),
    ...(perS === initialState.perS ? {} : { perS: String(perS) }),
    ...(shareUsed === initialState.shareUsed ? {} : { share: String(shareUsed) }),
    ...(limitUs === null ? {} : { limitUs: String(limitUs) }),
    ...(percentile === initialState.percentile ? {} : { percentile }),
    ...(set === initialState.set ? {} : { set }),
  };
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): SizeState {
  const number = (name: string, min: number, max: number): number | undefined => {
    const text = said.get(name) ?? '';
    const value = /^\d+(\.\d+)?(e\+?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  };
  return {
    load: decodeLoad(said, initialState.load),
    perS: number('perS', 1, 1e18) ?? initialState.perS,
    shareUsed: number('share', 0.05, 1) ?? initialState.shareUsed,
    limitUs: number('limitUs', 0.1, 1e9) ?? null,
    percentile:
      percentiles.find((each) => each === said.get('percentile')) ?? initialState.percentile,
    set: datapathSetOf(said.get('set') ?? '').id,
  };
}

/** Bits per second are typed in Gbit/s, operations as they are. */
export const demandScale = ({ kind }: Pick<Load, 'kind'>): number =>
  workloadFacts(kind).class === 'exchange' ? 1 : 1e9;
