import { type Cluster, plainCluster } from '@hopwise/datapath';
import { unknownId } from './known-id.ts';
import { readWhole } from './option-values.ts';

/** What was typed after the options that say where a load stands. */
export interface ClusterOptions {
  readonly placement?: string | undefined;
  readonly target?: string | undefined;
  readonly services?: string | undefined;
  readonly policyRules?: string | undefined;
  readonly ip?: string | undefined;
}

const placements = ['cross-node', 'same-node'] as const;
const targets = ['pod', 'service', 'host'] as const;
const ipVersions = ['4', '6'] as const;
/** More than the largest cluster that Kubernetes is tested with, by an order of magnitude. */
const countMax = 1_000_000;

/** Reads a cluster, or adds every problem; undefined when nothing was said about it. */
export function readCluster(options: ClusterOptions, problems: string[]): Cluster | undefined {
  const { placement, target, services, policyRules, ip } = options;
  if ([placement, target, services, policyRules, ip].every((given) => given === undefined)) {
    return undefined;
  }
  const count = (name: string, text: string | undefined, standard: number): number =>
    text === undefined ? standard : readCount(name, text, problems);
  const read: Cluster = {
    placement: choice('placement', placement, placements, problems) ?? plainCluster.placement,
    target: choice('target', target, targets, problems) ?? plainCluster.target,
    // To address a Service, there is one.
    services: count('--services', services, target === 'service' ? 1 : plainCluster.services),
    policyRules: count('--policy-rules', policyRules, plainCluster.policyRules),
    ip: choice('ip', ip, ipVersions, problems) === '6' ? 6 : plainCluster.ip,
  };
  if (read.target === 'service' && read.services === 0) {
    problems.push('--target service needs a Service; expected --services 1 or more');
  }
  return read;
}

function readCount(name: string, text: string, problems: string[]): number {
  const value = readWhole(name, text, { problems, standIn: 0 });
  if (value >= 0 && value <= countMax) return value;
  problems.push(`${name} ${value}; expected a whole number from 0 to ${countMax}`);
  return 0;
}

function choice<Name extends string>(
  option: string,
  given: string | undefined,
  names: readonly Name[],
  problems: string[],
): Name | undefined {
  const known = names.find((name) => name === given);
  if (given !== undefined && known === undefined) problems.push(unknownId(option, given, names));
  return known;
}
