import { findModifier, type Hardware } from '@hopwise/datapath';
import { processCount, workloadNames } from '../names.ts';
import { formatCount } from '../format.ts';
import { type KnobId, knobOf, knobText } from './knobs.ts';
import { initialLoad, type Load } from './load.ts';

/** Knobs that a title says only where they were turned. */
const quietKnobs: readonly KnobId[] = [
  ...(['requestBytes', 'responseBytes', 'burst', 'services', 'policyRules'] as const),
  ...(['clockGhz', 'coresPerSocket', 'lineGbitPerS', 'queues', 'coalesceUs'] as const),
];

/** A load in one line, without what is swept: `TCP request/response, 32 processes, MTU 1 500, Clock 2.4 GHz`. */
export function loadTitle(
  load: Load,
  hardware: Hardware | undefined,
  swept: readonly KnobId[] = [],
): string {
  const { kind, processes, mtu, target, placement, ip, kernel, modifiers } = load;
  return [
    workloadNames[kind],
    ...(swept.includes('processes') ? [] : [processCount(processes)]),
    ...(swept.includes('mtu') ? [] : [`MTU ${formatCount(mtu)}`]),
    ...(target === 'pod' ? [] : [`to a ${target === 'service' ? 'Service' : 'node'}`]),
    ...(placement === 'same-node' ? ['within a node'] : []),
    ...(ip === 6 ? ['IPv6'] : []),
    ...quietKnobs.flatMap((id) => {
      const value = load[id];
      if (value === null || value === initialLoad[id] || swept.includes(id)) return [];
      if (id === 'services' && target !== 'service') return [];
      const knob = knobOf(id);
      return [`${knob.label} ${knobText(knob, value)}`];
    }),
    ...switches(load),
    ...(kernel === null ? [] : [`Linux ${kernel}`]),
    ...modifiers.map((id) => findModifier(id)?.title ?? id),
    ...(load.machine === initialLoad.machine ? [] : [hardware?.title ?? load.machine]),
  ].join(', ');
}

function switches({ threadsPerCore, aes, tso, gro, tunnelOffload }: Load): readonly string[] {
  const said = [
    [aes, 'AES instructions'],
    [tso, 'TSO'],
    [gro, 'GRO'],
    [tunnelOffload, 'offload of tunnels'],
  ] as const;
  return [
    ...(threadsPerCore === null
      ? []
      : [threadsPerCore > 1 ? `${threadsPerCore} threads a core` : 'one thread a core']),
    ...said.flatMap(([isOn, name]) => (isOn === null ? [] : [isOn ? name : `no ${name}`])),
  ];
}
