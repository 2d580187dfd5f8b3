import { flatPart } from '../flat-part.ts';
import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';

/** What the timeline shows is a function of this and the model. */
export interface TimelineState {
  /** A datapath with modifiers after a plus, as on the command line. */
  readonly path: string;
  readonly workload: WorkloadKind;
  readonly processes: number;
  /** Blank: the first machine that has costs. */
  readonly hardware: string;
  readonly mtu: number;
  /** What is in view, of the recorded millisecond [ns]. */
  readonly fromNs: number;
  readonly toNs: number;
  /** The slice whose connection and operation are followed, by its row; -1 for none. */
  readonly slice: number;
}

/** How much of a simulation is recorded [ns]. */
export const recordedNs = 1_000_000;

export const initialState: TimelineState = {
  path: 'cilium-ebpf',
  workload: 'tcp-rr',
  processes: 8,
  hardware: '',
  mtu: 1500,
  fromNs: 0,
  toNs: recordedNs,
  slice: -1,
};

/** What an address may say of it, though it need not. */
export const initialPart = flatPart({ ...initialState });

/** Only what differs from the initial state. */
export function encodeState(state: TimelineState): Readonly<Record<string, string>> {
  const names = Object.keys(initialState) as readonly (keyof TimelineState)[];
  const changed = names.filter((name) => state[name] !== initialState[name]);
  return Object.fromEntries(changed.map((name) => [name, String(state[name])]));
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): TimelineState {
  const text = (name: 'path' | 'hardware'): string => {
    const value = said.get(name);
    return value !== null && /^[a-z0-9.+-]{1,200}$/.test(value) ? value : initialState[name];
  };
  const whole = (
    name: 'processes' | 'mtu' | 'fromNs' | 'toNs' | 'slice',
    least: number,
  ): number => {
    const value = said.get(name) ?? '';
    return /^\d{1,9}$/.test(value) && Number(value) >= least ? Number(value) : initialState[name];
  };
  const [fromNs, toNs] = [whole('fromNs', 0), whole('toNs', 1)];
  const isWindow = fromNs < toNs && toNs <= recordedNs;
  return {
    path: text('path'),
    workload: workloadKinds.find((kind) => kind === said.get('workload')) ?? initialState.workload,
    processes: whole('processes', 1),
    hardware: text('hardware'),
    mtu: whole('mtu', 1),
    fromNs: isWindow ? fromNs : initialState.fromNs,
    toNs: isWindow ? toNs : initialState.toNs,
    slice: whole('slice', 0),
  };
}
