import { messageBytes } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { formatCount } from '../format.ts';
import type { Load } from './load.ts';

/** Fields of a load that are numbers, and can be turned. */
export type KnobId =
  | 'processes'
  | 'requestBytes'
  | 'responseBytes'
  | 'burst'
  | 'mtu'
  | 'services'
  | 'policyRules'
  | 'clockGhz'
  | 'coresPerSocket'
  | 'lineGbitPerS'
  | 'queues'
  | 'coalesceUs';

/** A number of a load as a slider has it. */
export interface Knob {
  readonly id: KnobId;
  readonly label: string;
  /** As an axis names it. */
  readonly unit: string;
  /** In the words of "from 3 900 Services on". */
  readonly noun: string;
  /** The values that the slider stops at, in order. */
  readonly stops: readonly number[];
  /** Whether equal ratios are equal steps. */
  readonly isLog: boolean;
  /** What a load without a value of its own has. */
  readonly standard: (load: Load, hardware: Hardware) => number;
}

/** 1, 1.25, 1.5, 2 ... of each decade, so that a slider of four decades has some forty stops. */
const decades = (from: number, to: number, whole = true): readonly number[] => {
  const stops: number[] = [];
  for (let decade = from; decade <= to; decade *= 10) {
    for (const step of [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8]) {
      const value = decade * step;
      if (value <= to && (!whole || Number.isInteger(value))) stops.push(value);
    }
  }
  return stops;
};

const steps = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) =>
    Number((from + i * step).toPrecision(6)),
  );

const powers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.log2(to / from) + 1 }, (_, i) => from * 2 ** i);

const own =
  (id: 'processes' | 'mtu' | 'services' | 'policyRules') =>
  (load: Load): number =>
    load[id];

export const knobs: readonly Knob[] = [
  {
    ...{ id: 'processes', label: 'Processes or streams', unit: '', noun: 'processes' },
    stops: [...steps(1, 16, 1), 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128, 160, 192, 256],
    isLog: true,
    standard: own('processes'),
  },
  {
    ...{ id: 'burst', label: 'Outstanding each', unit: '', noun: 'outstanding' },
    stops: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64],
    isLog: true,
    standard: () => 1,
  },
  {
    ...{ id: 'requestBytes', label: 'Request, or one send', unit: 'bytes', noun: 'bytes' },
    stops: powers(1, 1 << 20),
    isLog: true,
    standard: ({ kind }) => messageBytes(kind).requestBytes,
  },
  {
    ...{ id: 'responseBytes', label: 'Response', unit: 'bytes', noun: 'bytes' },
    stops: powers(1, 1 << 20),
    isLog: true,
    standard: ({ kind }) => messageBytes(kind).responseBytes,
  },
  {
    ...{ id: 'mtu', label: 'MTU', unit: 'bytes', noun: 'bytes of MTU' },
    stops: [576, 1280, 1400, 1450, 1500, ...steps(2000, 9000, 500)],
    isLog: false,
    standard: own('mtu'),
  },
  {
    ...{ id: 'services', label: 'Services', unit: '', noun: 'Services' },
    stops: [0, ...decades(1, 50_000)],
    isLog: true,
    standard: own('services'),
  },
  {
    ...{ id: 'policyRules', label: 'Policy rules', unit: '', noun: 'policy rules' },
    stops: [0, ...decades(1, 10_000)],
    isLog: true,
    standard: own('policyRules'),
  },
  {
    ...{ id: 'clockGhz', label: 'Clock, one core busy', unit: 'GHz', noun: 'GHz' },
    stops: steps(1, 6, 0.1),
    isLog: false,
    standard: (_, { cpu }) => cpu.clockSingleGhz.value,
  },
  {
    ...{ id: 'coresPerSocket', label: 'Cores per socket', unit: '', noun: 'cores per socket' },
    stops: [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 48, 64, 80, 96, 128],
    isLog: true,
    standard: (_, { cpu }) => cpu.coresPerSocket,
  },
  {
    ...{ id: 'lineGbitPerS', label: 'Line rate', unit: 'Gbit/s', noun: 'Gbit/s of line' },
    stops: [1, 2.5, 5, 10, 25, 40, 50, 100, 200, 400],
    isLog: true,
    standard: (_, { nic }) => nic.rateBitPerS / 1e9,
  },
  {
    ...{ id: 'queues', label: 'Receive queues', unit: '', noun: 'receive queues' },
    stops: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 63, 64, 96, 128],
    isLog: true,
    standard: (_, { nic }) => nic.queues,
  },
  {
    ...{ id: 'coalesceUs', label: 'Coalescing, bulk', unit: 'us', noun: 'us of coalescing' },
    stops: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 50, 64, 80, 100, 128, 200, 256, 500],
    isLog: true,
    standard: (_, { nic }) => nic.coalesceBulkNs.value / 1e3,
  },
];

const byId = new Map(knobs.map((knob) => [knob.id, knob]));

export function knobOf(id: KnobId): Knob {
  const knob = byId.get(id);
  if (knob === undefined) throw new RangeError(`no knob "${id}"`);
  return knob;
}

/** What a knob stands at. */
export const valueOf = ({ id, standard }: Knob, load: Load, hardware: Hardware): number =>
  load[id] ?? standard(load, hardware);

/** The load with a knob turned. */
export const turned = (load: Load, id: KnobId, value: number): Load => ({ ...load, [id]: value });

/** The stop nearest to a value: a machine need not be at one. */
export function stopOf({ stops, isLog }: Knob, value: number): number {
  const place = (each: number): number => (isLog ? Math.log1p(each) : each);
  const distances = stops.map((stop) => Math.abs(place(stop) - place(value)));
  return distances.indexOf(Math.min(...distances));
}

/** As a slider's label says it. */
export const knobText = ({ unit }: Knob, value: number): string =>
  unit === '' ? formatCount(value) : `${formatCount(value)}\u00a0${one(unit, value)}`;

/** In the words of a sentence: `1 Service`, `3 900 Services`. */
export const knobWords = ({ noun }: Knob, value: number): string =>
  `${formatCount(value)} ${one(noun, value)}`;

/** Of one thing there is one. */
const one = (plural: string, value: number): string =>
  value === 1 ? plural.replace(/(?<=process)es$|(?<=[^u])s$/, '') : plural;
