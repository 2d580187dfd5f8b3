import {
  datapaths,
  type Hardware,
  modifiers,
  workloadFacts,
  workloadKinds,
} from '@hopwise/datapath';
import { workloadNames } from '../names.ts';
import type { Option } from '../parts/choice.ts';
import type { KnobId } from './knobs.ts';
import type { Load } from './load.ts';

/** A choice of one of several. */
export interface SelectField {
  readonly id: string;
  readonly label: string;
  readonly options: (machines: readonly Hardware[]) => readonly Option[];
  readonly value: (load: Load) => string;
  readonly chosen: (load: Load, value: string) => Load;
}

/** Something that is on or off; as the machine has it until the reader says otherwise. */
export interface SwitchField {
  readonly id: 'aes' | 'tso' | 'gro' | 'tunnelOffload' | 'smt';
  readonly label: string;
  readonly value: (load: Load, hardware: Hardware) => boolean;
  readonly switched: (load: Load, isOn: boolean, hardware: Hardware) => Load;
}

/** Fields that belong together, under one heading. */
export interface FieldGroup {
  readonly id: string;
  readonly title: string;
  readonly selects: readonly SelectField[];
  readonly knobs: readonly KnobId[];
  readonly switches: readonly SwitchField[];
}

const options =
  (...pairs: readonly (readonly [value: string, label: string])[]) =>
  (): Option[] =>
    pairs.map(([value, label]) => ({ value, label }));

const kind: SelectField = {
  ...{ id: 'kind', label: 'Traffic' },
  options: () => workloadKinds.map((value) => ({ value, label: workloadNames[value] })),
  value: (load) => load.kind,
  // Messages and rates of one kind of traffic mean nothing to another.
  chosen: (load, value) => ({
    ...load,
    kind: workloadKinds.find((each) => each === value) ?? load.kind,
    ...{ requestBytes: null, responseBytes: null, burst: null, ratePerS: null },
  }),
};

const target: SelectField = {
  ...{ id: 'target', label: 'Client addresses' },
  options: options(['pod', 'a pod'], ['service', 'a Service'], ['host', 'a node']),
  value: (load) => load.target,
  chosen: (load, value) => ({
    ...load,
    target: value === 'service' || value === 'host' ? value : 'pod',
  }),
};

const placement: SelectField = {
  ...{ id: 'placement', label: 'Ends stand on' },
  options: options(['cross-node', 'two nodes'], ['same-node', 'one node']),
  value: (load) => load.placement,
  chosen: (load, value) => ({
    ...load,
    placement: value === 'same-node' ? 'same-node' : 'cross-node',
  }),
};

const ip: SelectField = {
  ...{ id: 'ip', label: 'IP' },
  options: options(['4', 'IPv4'], ['6', 'IPv6']),
  value: (load) => String(load.ip),
  chosen: (load, value) => ({ ...load, ip: value === '6' ? 6 : 4 }),
};

/** A machine of its own: what was changed of the last one does not go along. */
const machine: SelectField = {
  ...{ id: 'machine', label: 'Machine' },
  options: (machines) => machines.map(({ id, title }) => ({ value: id, label: title })),
  value: (load) => load.machine,
  chosen: (load, value) => ({
    ...load,
    machine: value,
    ...{ kernel: null, clockGhz: null, coresPerSocket: null, threadsPerCore: null, aes: null },
    ...{ lineGbitPerS: null, queues: null, coalesceUs: null },
    ...{ tso: null, gro: null, tunnelOffload: null },
  }),
};

/** Kernels that something in the catalogue asks for, and those that are supported for long. */
const kernels = [
  ...new Set([
    ...[...datapaths, ...modifiers].flatMap(({ kernelMin }) => kernelMin ?? []),
    ...['5.4', '5.10', '5.15', '6.1', '6.6', '6.8', '6.12'],
  ]),
].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const kernel: SelectField = {
  ...{ id: 'kernel', label: 'Kernel' },
  options: () => [
    { value: '', label: "the machine's" },
    ...kernels.map((value) => ({ value, label: value })),
  ],
  value: (load) => load.kernel ?? '',
  chosen: (load, value) => ({ ...load, kernel: value === '' ? null : value }),
};

const smt: SwitchField = {
  ...{ id: 'smt', label: 'Two threads a core' },
  value: ({ threadsPerCore }, { cpu }) => (threadsPerCore ?? cpu.threadsPerCore) > 1,
  switched: (load, isOn, { cpu }) => ({
    ...load,
    threadsPerCore: isOn === cpu.threadsPerCore > 1 ? null : isOn ? 2 : 1,
  }),
};

const aes: SwitchField = {
  ...{ id: 'aes', label: 'AES instructions' },
  value: (load, { cpu }) => load.aes ?? cpu.features.includes('aes'),
  switched: (load, isOn, { cpu }) => ({
    ...load,
    aes: isOn === cpu.features.includes('aes') ? null : isOn,
  }),
};

const offload = (id: 'tso' | 'gro' | 'tunnelOffload', label: string): SwitchField => ({
  ...{ id, label },
  value: (load, { nic }) => load[id] ?? nic[id],
  switched: (load, isOn, { nic }) => ({ ...load, [id]: isOn === nic[id] ? null : isOn }),
});

export const fieldGroups: readonly FieldGroup[] = [
  {
    ...{ id: 'traffic', title: 'Traffic', selects: [kind], switches: [] },
    knobs: ['processes', 'requestBytes', 'responseBytes', 'burst', 'mtu'],
  },
  {
    ...{ id: 'cluster', title: 'Cluster', selects: [target, placement, ip], switches: [] },
    knobs: ['services', 'policyRules'],
  },
  {
    ...{ id: 'cpu', title: 'Machine and processor', selects: [machine, kernel] },
    ...{ knobs: ['clockGhz', 'coresPerSocket'], switches: [smt, aes] },
  },
  {
    ...{ id: 'nic', title: 'NIC', selects: [], knobs: ['lineGbitPerS', 'queues', 'coalesceUs'] },
    switches: [
      offload('tso', 'TSO'),
      offload('gro', 'GRO'),
      offload('tunnelOffload', 'of tunnels'),
    ],
  },
];

/** Why a knob says nothing to the load; null where it does. */
export function idleKnob(id: KnobId, { kind: traffic, target: addressed }: Load): string | null {
  const { class: counted } = workloadFacts(traffic);
  const isOneWay = counted !== 'exchange';
  if (id === 'responseBytes' && isOneWay) return 'its receiver sends no response';
  if (id === 'burst' && (isOneWay || traffic === 'tcp-crr')) return 'not with this traffic';
  if (id === 'services' && addressed !== 'service') return 'the client addresses no Service';
  return null;
}
