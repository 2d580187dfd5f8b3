import type { Bottleneck, WorkloadKind } from '@hopwise/datapath';
import type { StudyRole } from '@hopwise/calibration';

/** @example pathName('host', ['notrack']) // host+notrack */
export const pathName = (datapath: string, modifiers: readonly string[]): string =>
  [datapath, ...modifiers].join('+');

/** Tests as netperf calls them. */
export const workloadNames: Readonly<Record<WorkloadKind, string>> = {
  'tcp-stream': 'TCP_STREAM',
  'tcp-rr': 'TCP_RR',
  'tcp-crr': 'TCP_CRR',
};

/** A resource as a bottleneck; a closed loop that fills none of them waits. */
export const bottleneckName = ({ resource }: Bottleneck): string =>
  resource === 'latency' ? 'waiting for answers' : resource;

/** What one operation of a workload is called. */
export const operationNames: Readonly<Record<WorkloadKind, string>> = {
  'tcp-stream': '1000 bytes',
  'tcp-rr': 'transaction',
  'tcp-crr': 'connection',
};

export const roleNames: Readonly<Record<StudyRole, string>> = {
  fit: 'fit',
  'held-out': 'held out',
  seen: 'seen',
  'not-compared': 'not compared',
};
