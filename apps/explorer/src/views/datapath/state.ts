import { flatPart } from '../flat-part.ts';
import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';

/** What the steps between two datapaths are steps of. */
export const measures = ['time', 'cpu', 'client-cpu', 'server-cpu'] as const;
export type Measure = (typeof measures)[number];

/** How much slower than in the kernel a packet walks. */
export const slowDowns = [50_000, 200_000, 1_000_000] as const;
type SlowDown = (typeof slowDowns)[number];

/** What the view of datapaths shows is a function of this and the model. */
export interface DatapathState {
  /** A datapath with modifiers after a plus, as on the command line: `calico-iptables+notrack`. */
  readonly a: string;
  /** What it is compared with, likewise; blank for nothing. */
  readonly b: string;
  readonly workload: WorkloadKind;
  readonly processes: number;
  /** Blank: the first machine that has costs. */
  readonly hardware: string;
  readonly mtu: number;
  readonly measure: Measure;
  /** Where the packet stands [ns from the beginning of its way]. */
  readonly atNs: number;
  readonly slowDown: SlowDown;
}

export const initialState: DatapathState = {
  a: 'cilium-ebpf',
  b: '',
  workload: 'tcp-rr',
  processes: 1,
  hardware: '',
  mtu: 1500,
  measure: 'time',
  atNs: 0,
  slowDown: 200_000,
};

/** What an address may say of it, though it need not. */
export const initialPart = flatPart({ ...initialState });

/** Only what differs from the initial state. */
export function encodeState(state: DatapathState): Readonly<Record<string, string>> {
  const names = Object.keys(initialState) as readonly (keyof DatapathState)[];
  const changed = names.filter((name) => state[name] !== initialState[name]);
  return Object.fromEntries(changed.map((name) => [name, String(state[name])]));
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): DatapathState {
  const text = (name: 'a' | 'b' | 'hardware'): string => {
    const value = said.get(name);
    return value !== null && /^[a-z0-9.+-]{0,200}$/.test(value) ? value : initialState[name];
  };
  const whole = (name: 'processes' | 'mtu' | 'atNs', least: number): number => {
    const value = said.get(name) ?? '';
    return /^\d{1,9}$/.test(value) && Number(value) >= least ? Number(value) : initialState[name];
  };
  const named = <T extends string | number>(name: string, values: readonly T[], first: T): T =>
    values.find((value) => String(value) === said.get(name)) ?? first;
  return {
    a: text('a') === '' ? initialState.a : text('a'),
    b: text('b'),
    workload: named('workload', workloadKinds, initialState.workload),
    processes: whole('processes', 1),
    hardware: text('hardware'),
    mtu: whole('mtu', 1),
    measure: named('measure', measures, initialState.measure),
    atNs: whole('atNs', 0),
    slowDown: named('slowDown', slowDowns, initialState.slowDown),
  };
}
