import { findDatapath } from '@hopwise/datapath';
import { type KnobId, knobs } from '../../load/knobs.ts';
import { initialLoad, type Load } from '../../load/load.ts';
import { decodeLoad, encodeLoad, wholeLoad } from '../../load/load-codec.ts';
import { type MetricId, metricIds } from '../../load/metrics.ts';

/** What Sweep shows is a function of this and the model. */
export interface SweepState {
  readonly load: Load;
  /** The knob that is swept, and the second one of a map; none for lines. */
  readonly x: KnobId;
  readonly y: KnobId | null;
  readonly metric: MetricId;
  /** With their modifiers, as in `flannel-host-gw+kube-proxy-ipvs`. */
  readonly systems: readonly string[];
  /** Of which a map is; blank: of the first. */
  readonly of: string;
  /** With which a map compares it; blank: with none. */
  readonly against: string;
  /** Values of x at which every system is simulated. */
  readonly marks: readonly number[];
}

/** More lines than these are a tangle. */
export const mostSystems = 6;
export const mostMarks = 8;

/** The question that a look at a cluster's Services begins with. */
export const initialState: SweepState = {
  load: {
    ...{ ...initialLoad, kind: 'tcp-crr', processes: 1, target: 'service', services: 1 },
    // All modes of kube-proxy work with it.
    kernel: '6.8',
  },
  ...{ x: 'services', y: null, metric: 'rate' },
  systems: [
    'flannel-host-gw+kube-proxy-iptables',
    'flannel-host-gw+kube-proxy-ipvs',
    'flannel-host-gw+kube-proxy-nftables',
  ],
  ...{ of: '', against: '', marks: [] },
};

/** What an address may say of it, though it need not. */
export const initialPart = {
  ...wholeLoad(initialState.load),
  ...{ x: initialState.x, y: '', metric: initialState.metric, of: '', against: '', marks: '' },
  systems: initialState.systems.join(' '),
};

const knobId = (text: string | null): KnobId | undefined => knobs.find(({ id }) => id === text)?.id;

export function encodeState({
  load,
  x,
  y,
  metric,
  systems,
  of,
  against,
  marks,
}: SweepState): Readonly<Record<string, string>> {
  return {
    ...encodeLoad(load, initialState.load),
    ...(x === initialState.x ? {} : { x }),
    ...(y === null ? {} : { y }),
    ...(metric === initialState.metric ? {} : { metric }),
    ...(systems.join() === initialState.systems.join() ? {} : { systems: systems.join(' ') }),
    ...(of === '' ? {} : { of }),
    ...(against === '' ? {} : { against }),
    ...(marks.length === 0 ? {} : { marks: marks.join(' ') }),
  };
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): SweepState {
  const x = knobId(said.get('x')) ?? initialState.x;
  const y = knobId(said.get('y')) ?? null;
  const systems = (said.get('systems') ?? '').split(' ').filter(isSystem);
  const marks = (said.get('marks') ?? '')
    .split(' ')
    .filter((text) => /^\d+(\.\d+)?$/.test(text))
    .map(Number);
  return {
    ...{ load: decodeLoad(said, initialState.load), x, y: y === x ? null : y },
    metric: metricIds.find((id) => id === said.get('metric')) ?? initialState.metric,
    systems:
      systems.length === 0 ? initialState.systems : [...new Set(systems)].slice(0, mostSystems),
    ...{ of: systemIn(said.get('of')), against: systemIn(said.get('against')) },
    marks: [...new Set(marks)].slice(0, mostMarks),
  };
}

const isSystem = (text: string): boolean =>
  /^[a-z0-9-]+(\+[a-z0-9-]+)*$/.test(text) && findDatapath(text.split('+')[0] ?? '') !== undefined;

const systemIn = (text: string | null): string => (text !== null && isSystem(text) ? text : '');

/** A system's datapath and modifiers. */
export function systemParts(system: string): {
  readonly datapath: string;
  readonly modifiers: readonly string[];
} {
  const [datapath = '', ...modifiers] = system.split('+');
  return { datapath, modifiers };
}
