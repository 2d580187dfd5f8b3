import {
  clusterOf,
  type Datapath,
  isHandOver,
  type Scenario,
  stages,
  stagesOfVisits,
  type Visit,
} from '@hopwise/datapath';
import { formatCount } from './format.ts';

type Line = readonly [name: string, text: string];

/** What of a path is not the plain way through one kernel: tunnels, hand-overs, proxies. */
export function pathFacts(datapath: Datapath, scenario: Scenario): readonly Line[] {
  const isSameNode = clusterOf(scenario).placement === 'same-node';
  const { egress, ingress, sameNode = [] } = datapath;
  const parts: readonly (readonly [string, readonly Visit[]])[] = isSameNode
    ? [['on the node', sameNode]]
    : [
        ['to the wire', egress],
        ['from the wire', ingress],
      ];
  return [
    ...(isSameNode ? [] : tunnels(datapath, clusterOf(scenario).ip)),
    ...parts.flatMap(([where, visits]) => handOvers(where, visits)),
    ...proxies(datapath),
    ...idleOptions(
      parts.flatMap(([, visits]) => visits),
      datapath,
      scenario,
    ),
  ];
}

const tunnels = ({ encapsulation }: Datapath, ip: 4 | 6): readonly Line[] =>
  encapsulation.map(({ kind, headerBytesV4, headerBytesV6, outerFlowEntropy }) => [
    'Tunnel',
    `${kind}, ${ip === 6 ? headerBytesV6 : headerBytesV4} bytes on each packet${outerFlowEntropy ? '' : '; all flows look like one to the NIC, so one queue takes them'}`,
  ]);

function handOvers(where: string, visits: readonly Visit[]): readonly Line[] {
  const handed = visits.filter(({ entry }) => isHandOver(entry));
  if (handed.length === 0) return [];
  const text = handed.map(({ entry, stages: run }) => `${entry} (${run.join(', ')})`).join('; ');
  return [['Handed over', `${where}: ${text}`]];
}

const proxies = ({ proxies: all = [] }: Datapath): readonly Line[] =>
  all.map(({ title, end, threads }) => [
    'Proxy',
    `${title}, on the ${end}'s node, ${formatCount(threads, 'thread')}`,
  ]);

/** What was asked for and changes nothing, because nothing on the path looks at it. */
function idleOptions(
  visits: readonly Visit[],
  { proxies: all = [] }: Datapath,
  scenario: Scenario,
): readonly Line[] {
  const { target, services, policyRules } = clusterOf(scenario);
  const present = [...stagesOfVisits(visits), ...all.flatMap((proxy) => proxy.stages)];
  const isLooked = (layer: 'service' | 'policy'): boolean =>
    present.some((id) => stages[id].layer === layer);
  const notes = [
    (target === 'service' || services > 0) && !isLooked('service')
      ? 'nothing on this path looks Services up, so they change nothing; kube-proxy-iptables and other modifiers do (hopwise catalogue)'
      : null,
    policyRules > 0 && !isLooked('policy')
      ? 'nothing on this path looks policy rules up, so they change nothing; policy-iptables and other modifiers do (hopwise catalogue)'
      : null,
  ];
  return notes.flatMap((note) => (note === null ? [] : [['Note', note] as const]));
}
