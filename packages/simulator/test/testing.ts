import { readFileSync } from 'node:fs';
import {
  applyModifiers,
  type CostTable,
  type Datapath,
  findDatapath,
  findModifier,
  type Hardware,
  type Workload,
  type WorkloadKind,
} from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import type { PredictionInput } from '../src/index.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');

/** Starting costs of the core study; tests may rely on their structure, not on their values. */
export const priors: CostTable = parseCosts(
  read('priors/cilium2021-100g.csv'),
  'cilium2021-100g.csv',
);

/** The machine of the core study. */
export const machine: Hardware = parseHardware(
  read('hardware/cilium2021-100g.yaml'),
  'cilium2021-100g.yaml',
);

/** The same machine with other scatter of run times. */
export const scattered = (hardware: Hardware, runTimeCv: number): Hardware => ({
  ...hardware,
  cpu: { ...hardware.cpu, runTimeCv: { ...hardware.cpu.runTimeCv, value: runTimeCv } },
});

/** The machine whose runs always take the same time. */
export const steadyMachine: Hardware = scattered(machine, 0);

/** A datapath of the catalogue, with modifiers. */
export function datapathOf(id: string, modifierIds: readonly string[] = []): Datapath {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  const modifiers = modifierIds.map((each) => {
    const modifier = findModifier(each);
    if (modifier === undefined) throw new Error(`no modifier ${each}`);
    return modifier;
  });
  const applied = applyModifiers(datapath, modifiers);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.datapath;
}

/** The messages that the study's tools send by default. */
export const workloadOf = (kind: WorkloadKind, processes: number): Workload =>
  kind === 'tcp-stream'
    ? { kind, processes, requestBytes: 65_536, responseBytes: 1 }
    : { kind, processes, requestBytes: 1, responseBytes: 1 };

/** One prediction's input; what is left out is the core study's. */
export function inputOf(
  datapath: Datapath,
  workload: Workload,
  {
    hardware = machine,
    costs = priors,
    mtu = 1500,
    seed = 1,
  }: {
    readonly hardware?: Hardware;
    readonly costs?: CostTable;
    readonly mtu?: number;
    readonly seed?: number;
  } = {},
): PredictionInput {
  const scenario = {
    datapath: datapath.id,
    modifiers: [],
    hardware: hardware.id,
    workload,
    mtu,
    seed,
  };
  return { scenario, datapath, hardware, costs };
}
