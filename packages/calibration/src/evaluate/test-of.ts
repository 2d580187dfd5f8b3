import { workloadFacts } from '@hopwise/datapath';
import type { Trial } from './trial.ts';

/** Trials of one test differ in nothing but their system: only those are compared with each other. */
export interface Test {
  readonly source: string;
  readonly hardware: string;
  readonly workload: Trial['scenario']['workload']['kind'];
  readonly processes: number;
  /** Null for streams: systems cut them by their own MTU. */
  readonly requestBytes: number | null;
  /** Two nodes have no Service between them: they count as direct. */
  readonly path: 'direct' | 'service' | 'same-node' | 'same-node-service';
  readonly frames: 'standard' | 'jumbo';
}

/** Largest MTU of a frame that is no jumbo frame [byte]. */
const standardMtuMax = 1500;

export function testOf({ source, scenario }: Trial): Test {
  const { workload, cluster, hardware, mtu } = scenario;
  const isSameNode = cluster?.placement === 'same-node';
  const isService = cluster?.target === 'service';
  return {
    source,
    hardware,
    workload: workload.kind,
    processes: workload.processes,
    requestBytes: workloadFacts(workload.kind).class === 'exchange' ? workload.requestBytes : null,
    path: isSameNode
      ? isService
        ? 'same-node-service'
        : 'same-node'
      : isService
        ? 'service'
        : 'direct',
    frames: mtu > standardMtuMax ? 'jumbo' : 'standard',
  };
}

/** A text that two trials share when they are of one test. */
export const testKey = (trial: Trial): string => JSON.stringify(testOf(trial));

/** Whether a trial of the host's network belongs beside a test of a Service, which two nodes lack. */
export const isHostBeside = (host: Trial, trial: Trial): boolean =>
  isHost(host) &&
  JSON.stringify({ ...testOf(trial), path: 'direct' }) === JSON.stringify(testOf(host));

/** The host's own network; that no rule was ever loaded is a state of the machine, not a datapath. */
export const isHost = ({ scenario }: Pick<Trial, 'scenario'>): boolean =>
  scenario.datapath === 'host' && scenario.modifiers.every((modifier) => modifier === 'no-rules');
