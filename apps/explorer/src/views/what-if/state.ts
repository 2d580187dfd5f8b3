import { flatPart } from '../flat-part.ts';
import { datapathSetOf } from '../../load/datapath-sets.ts';
import { initialLoad, type Load } from '../../load/load.ts';
import { decodeLoad, encodeLoad, wholeLoad } from '../../load/load-codec.ts';
import { type MetricId, metricIds } from '../../load/metrics.ts';

/** What What-if shows is a function of this and the model. */
export interface WhatIfState {
  readonly load: Load;
  /** Id of the set of datapaths that is shown. */
  readonly set: string;
  readonly metric: MetricId;
  /** The datapath that is told of in words; blank: the first. */
  readonly focus: string;
  /** Loads kept for comparison. */
  readonly pins: readonly Load[];
}

/** More would be a table. */
export const mostPins = 3;

export const initialState: WhatIfState = {
  ...{ load: initialLoad, set: 'study', metric: 'rate', focus: '', pins: [] },
};

/** What an address may say of it, though it need not. */
export const initialPart = {
  ...wholeLoad(initialLoad),
  ...flatPart({ set: initialState.set, metric: initialState.metric, focus: initialState.focus }),
};

export function encodeState({
  load,
  set,
  metric,
  focus,
  pins,
}: WhatIfState): Readonly<Record<string, string>> {
  return {
    ...encodeLoad(load),
    ...(set === initialState.set ? {} : { set }),
    ...(metric === initialState.metric ? {} : { metric }),
    ...(focus === '' ? {} : { focus }),
    ...Object.fromEntries(
      pins.map((pin, i) => [`pin${i + 1}`, new URLSearchParams(encodeLoad(pin)).toString()]),
    ),
  };
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): WhatIfState {
  const focus = said.get('focus') ?? '';
  return {
    load: decodeLoad(said),
    set: datapathSetOf(said.get('set') ?? '').id,
    metric: metricIds.find((id) => id === said.get('metric')) ?? initialState.metric,
    focus: /^[a-z0-9-]*$/.test(focus) ? focus : '',
    pins: Array.from({ length: mostPins }, (_, i) => said.get(`pin${i + 1}`)).flatMap((pin) =>
      pin === null ? [] : [decodeLoad(new URLSearchParams(pin))],
    ),
  };
}
