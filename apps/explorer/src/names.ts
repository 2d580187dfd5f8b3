import type { StudyRole } from '@hopwise/calibration';
import {
  type Bottleneck,
  type Family,
  findDatapath,
  findModifier,
  type WorkloadKind,
} from '@hopwise/datapath';

/** A test as a heading says it. */
export const workloadNames: Readonly<Record<WorkloadKind, string>> = {
  'tcp-stream': 'TCP stream',
  'tcp-rr': 'TCP request/response',
  'tcp-crr': 'TCP connect/request/response',
};

/** A test as a button or a table cell says it: the words of netperf. */
export const workloadShortNames: Readonly<Record<WorkloadKind, string>> = {
  'tcp-stream': 'TCP_STREAM',
  'tcp-rr': 'TCP_RR',
  'tcp-crr': 'TCP_CRR',
};

/** What CPU time is divided by, in the words of a sentence. */
export const operationNames: Readonly<Record<WorkloadKind, string>> = {
  'tcp-stream': 'byte',
  'tcp-rr': 'transaction',
  'tcp-crr': 'connection',
};

/** A resource as a table cell says it; a closed loop that fills none of them waits. */
export const bottleneckName = ({ resource }: Bottleneck): string =>
  resource === 'latency' ? 'waiting for answers' : resource;

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
