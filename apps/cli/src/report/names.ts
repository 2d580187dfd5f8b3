import {
  type Prediction,
  type WorkloadKind,
  workloadFacts,
  workloadKinds,
} from '@hopwise/datapath';
import type { StudyRole } from '@hopwise/calibration';

/** @example pathName('host', ['notrack']) // host+notrack */
export const pathName = (datapath: string, modifiers: readonly string[]): string =>
  [datapath, ...modifiers].join('+');

const named = (nameOf: (kind: WorkloadKind) => string): Readonly<Record<WorkloadKind, string>> =>
  Object.fromEntries(workloadKinds.map((kind) => [kind, nameOf(kind)])) as Record<
    WorkloadKind,
    string
  >;

/** Tests as their tools call them. */
export const workloadNames = named((kind) => workloadFacts(kind).short);

/** A resource as a bottleneck; a closed loop that fills none of them waits. */
export function bottleneckName({
  bottleneck: { resource },
  scenario: { workload },
}: Pick<Prediction, 'bottleneck' | 'scenario'>): string {
  if (resource === 'latency') return 'waiting for answers';
  // Front ends of a web tier are what stands between the users and the cache.
  return workload.kind === 'web-tier' && resource === 'server proxy' ? 'front ends' : resource;
}

/** What one operation of a workload is called. */
export const operationNames = named((kind) => {
  const { class: counted, operation } = workloadFacts(kind);
  return counted === 'exchange' ? operation : '1000 bytes';
});

export const roleNames: Readonly<Record<StudyRole, string>> = {
  fit: 'fit',
  'held-out': 'held out',
  seen: 'seen',
  'not-compared': 'not compared',
};
