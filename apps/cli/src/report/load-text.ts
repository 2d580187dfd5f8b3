import {
  clusterOf,
  findModifier,
  type Scenario,
  type Workload,
  workloadFacts,
} from '@hopwise/datapath';
import { hasFile } from '../has-file.ts';
import { formatCount } from './format.ts';
import { workloadNames } from './names.ts';

/** What load is put on a datapath: the test with all that was said of it. */
export function loadText({ workload, mtu }: Scenario): string {
  const { kind, processes, burst, serverWorkers } = workload;
  return [
    workloadNames[kind],
    formatCount(processes, 'process', 'processes'),
    ...rateText(workload),
    messageText(workload, mtu),
    ...(burst === undefined ? [] : [`${burst} outstanding each`]),
    ...(serverWorkers === undefined ? [] : [formatCount(serverWorkers, 'server worker')]),
    `MTU ${mtu}`,
  ].join(', ');
}

function rateText({ kind, ratePerS }: Workload): readonly string[] {
  if (ratePerS === undefined) return [];
  const { class: counted, operation } = workloadFacts(kind);
  const what = counted === 'datagrams' ? 'datagram' : operation;
  return [`${formatCount(ratePerS, what)} offered per second`];
}

/** @example 1 byte and 1 byte back */
function messageText({ kind, requestBytes, responseBytes }: Workload, mtu: number): string {
  const { class: counted } = workloadFacts(kind);
  const sent = formatCount(requestBytes, 'byte');
  const back = formatCount(responseBytes, 'byte');
  if (counted === 'exchange') return `${sent} and ${back} back`;
  if (counted === 'datagrams') {
    return requestBytes < mtu ? `datagrams of ${sent}` : 'datagrams as long as the MTU allows';
  }
  return hasFile(kind) ? `a file of ${back} each, ${sent} a send` : `${sent} a send`;
}

const targetTexts = {
  pod: null,
  service: 'through a Service',
  host: 'to the node',
} as const;

/** Where the ends stand and what surrounds them, as far as it is not two nodes with nothing else. */
export function placeText(scenario: Scenario): string | null {
  const { placement, target, services, policyRules, ip } = clusterOf(scenario);
  const { kernel } = scenario;
  const places = [
    placement === 'same-node' ? 'both ends on one node' : null,
    ip === 6 ? 'IPv6' : null,
    targetTexts[target],
    services > 0 ? `${formatCount(services, 'Service')} in the cluster` : null,
    policyRules > 0 ? formatCount(policyRules, 'policy rule') : null,
    kernel === undefined ? null : `Linux ${kernel}`,
  ].filter((place) => place !== null);
  return places.length === 0 ? null : places.join(', ');
}

/** Names of a path: the datapath's, then those of its modifiers. */
export const pathTitle = (title: string, modifiers: readonly string[]): string =>
  [title, ...modifiers.map((id) => findModifier(id)?.title ?? id)].join(' + ');
