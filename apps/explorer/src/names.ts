import type { StudyRole } from '@hopwise/calibration';
import {
  type Bottleneck,
  type Family,
  findDatapath,
  findModifier,
  type WorkloadKind,
  workloadFacts,
  workloadKinds,
} from '@hopwise/datapath';

const fact = (name: 'title' | 'short' | 'operation'): Readonly<Record<WorkloadKind, string>> =>
  Object.fromEntries(
    workloadKinds.map((kind) => [kind, workloadFacts(kind)[name]]),
  ) as unknown as Readonly<Record<WorkloadKind, string>>;

/** A test as a heading says it. */
export const workloadNames = fact('title');

/** A test as a button or a table cell says it: the words of the tool that makes it. */
export const workloadShortNames = fact('short');

/** What CPU time is divided by, in the words of a sentence. */
export const operationNames = fact('operation');

/** What the rate of a test counts, as a sentence. */
export function rateUnitNote(kind: WorkloadKind): string {
  const { class: counted, operation } = workloadFacts(kind);
  if (counted !== 'exchange') return 'Goodput.';
  return `${operation.charAt(0).toUpperCase()}${operation.slice(1)}s per second.`;
}

/** A resource as a table cell says it; a closed loop that fills none of them waits. */
export const bottleneckName = ({ resource }: Bottleneck): string =>
  resource === 'latency' ? 'waiting for answers' : withCapitals(resource);

/** An abbreviation as a sentence writes it. */
export const withCapitals = (text: string): string => text.replaceAll(/\bcpu\b/g, 'CPU');

/** What the fit knew of a row. */
export const roleNames: Readonly<Record<StudyRole, string>> = {
  fit: 'fit',
  'held-out': 'held out',
  'not-compared': 'not compared',
  seen: 'seen',
};

const familyNames: Readonly<Record<Family, string>> = {
  host: 'host',
  ebpf: 'eBPF',
  netfilter: 'netfilter',
  bridge: 'bridge',
  overlay: 'overlay',
  ovs: 'Open vSwitch',
  crypto: 'encrypted',
  'user-space': 'user space',
  device: 'device',
};

/** The family of a datapath, or an empty text when the catalogue does not know the datapath. */
export function familyName(datapath: string): string {
  const family = findDatapath(datapath)?.family;
  return family === undefined ? '' : familyNames[family];
}

/** Title of a datapath with what was changed about it; ids where the catalogue has no title. */
export const datapathName = (datapath: string, modifiers: readonly string[]): string =>
  [
    findDatapath(datapath)?.title ?? datapath,
    ...modifiers.map((modifier) => findModifier(modifier)?.title ?? modifier),
  ].join(' + ');

export const processCount = (processes: number): string =>
  `${processes} ${processes === 1 ? 'process' : 'processes'}`;
