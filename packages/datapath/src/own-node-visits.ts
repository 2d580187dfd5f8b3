import type { Datapath, Visit } from './datapath.ts';
import type { StageId } from './stages.ts';

/** Where packets for other nodes leave the way of those for the node itself. */
const leaving: readonly StageId[] = [
  ...['ipRcv', 'bpfRedirectNeigh', 'bpfRedirect', 'ovsInternalDevRecv', 'vethXmit'],
  ...['devQueueXmit', 'pskbExpandHead', 'vxlanXmit', 'geneveXmit', 'greXmit', 'skbSegment'],
] as const satisfies readonly StageId[];

/** What takes packets up from pods before the node's stack does: a bridge, programs, a switch. */
export interface Head {
  readonly visit: Visit;
  readonly stages: readonly StageId[];
  readonly device: 'bridge' | 'switch' | 'program' | 'none';
}

export function headOf(call: Visit, entering: Visit): Head {
  const end = entering.stages.findIndex((id) => leaving.includes(id));
  const before = end < 0 ? entering.stages : entering.stages.slice(0, end);
  // A bridge takes in what is addressed to itself.
  const stages = before.map((id) => (id === 'brForward' ? 'brHandleFrame' : id));
  const all = [...call.stages, ...stages];
  const device = all.includes('brHandleFrame')
    ? 'bridge'
    : all.includes('ovsFlowKeyExtract')
      ? 'switch'
      : all.some((id) => id === 'cilFromContainer' || id === 'calicoFromWorkload')
        ? 'program'
        : 'none';
  return { visit: entering, stages, device };
}

/** From the pod's device to the socket of a program of the node. */
export function intoNode({ visit, stages, device }: Head, datapath: Datapath): readonly Visit[] {
  const input: readonly StageId[] = [
    'ipRcv',
    ...hooksOf(datapath),
    ...rulesOf(datapath.egress),
    ...(isTracked(datapath) ? (['nfConntrackConfirm'] as const) : []),
    'tcpV4Rcv',
    'sockDefReadable',
  ];
  const { namespace, segmented } = visit;
  const place = { ...backlog(namespace), ...(segmented === undefined ? {} : { segmented }) };
  const visits: readonly Visit[] =
    device === 'switch'
      ? [
          { ...place, stages: [...stages, 'ovsInternalDevRecv'] },
          { ...place, stages: ['processBacklog', ...input] },
        ]
      : [{ ...place, stages: [...stages, ...input] }];
  return [...visits, wakeupIn('host', datapath)];
}

/** The call of the node's program, down to the device of the pod. */
export function outOfNode(
  { stages, device }: Head,
  { epilogue }: Visit,
  datapath: Datapath,
): Visit {
  const through: Readonly<Record<Head['device'], readonly StageId[]>> = {
    bridge: ['brDevXmit'],
    switch: ['ovsInternalDevXmit', ...stages.filter((id) => id !== 'processBacklog')],
    program: [
      stagesIn(datapath.egress).includes('calicoFromWorkload')
        ? 'calicoFromHostEndpoint'
        : 'cilToContainer',
    ],
    none: [],
  };
  return {
    entry: 'syscall',
    context: 'process',
    namespace: 'host',
    stages: [
      ...(['tcpSendmsg', 'tcpWriteXmit', 'ipQueueXmit'] as const),
      ...hooksOf(datapath),
      ...rulesOf(datapath.ingress),
      ...through[device],
      stagesIn(datapath.egress).includes('netkitXmit') ? 'netkitXmit' : 'vethXmit',
    ],
    ...(epilogue === undefined ? {} : { epilogue }),
  };
}

/** From the pod's device to the socket of its program. */
export function intoPod(datapath: Datapath): readonly Visit[] {
  const own = datapath.ingress.filter(
    ({ namespace, entry }) => namespace === 'pod' && entry === 'backlog',
  );
  const usual: Visit = {
    ...backlog('pod'),
    stages: ['processBacklog', 'ipRcv', 'tcpV4Rcv', 'sockDefReadable'],
  };
  return [...(own.length > 0 ? own : [usual]), wakeupIn('pod', datapath)].map(whole);
}

/** A node's program cuts nothing before the pod has it. */
const whole = ({ segmented: _, ...visit }: Visit): Visit => visit;

/** Two hooks of the node's stack where anything is registered there; programs come with some rules. */
const hooksOf = ({ egress, ingress, family }: Datapath): readonly StageId[] => {
  const isHooked = family === 'ebpf' || stagesIn([...egress, ...ingress]).includes('nfHookSlow');
  if (!isHooked) return [];
  return isTracked({ egress, ingress })
    ? ['nfHookSlow', 'nfConntrackIn', 'nfHookSlow']
    : ['nfHookSlow', 'nfHookSlow'];
};

const isTracked = ({ egress, ingress }: Pick<Datapath, 'egress' | 'ingress'>): boolean =>
  stagesIn([...egress, ...ingress]).includes('nfConntrackIn');

/** Chains of the node that what it forwards walks, which what it takes or sends itself walks as well. */
function rulesOf(visits: readonly Visit[]): readonly StageId[] {
  const forwarding = visits.find(({ stages }) => stages.includes('ipForward'));
  return (forwarding?.stages ?? []).filter((id) => chains.includes(id));
}

const chains: readonly StageId[] = [
  ...['iptDoTable', 'nftDoChain', 'iptPolicyRules', 'ipSetTest', 'iptFirewallRules'],
] as const satisfies readonly StageId[];

const stagesIn = (visits: readonly Visit[]): readonly StageId[] =>
  visits.flatMap(({ stages }) => stages);

/** A softirq after the caller on its core. */
export const backlog = (namespace: Visit['namespace']) =>
  ({ entry: 'backlog', context: 'softirq', namespace }) as const;

function wakeupIn(namespace: Visit['namespace'], { ingress }: Datapath): Visit {
  const last = ingress.at(-1);
  if (last === undefined) throw new Error('a datapath ends with a process that is woken');
  return { ...last, namespace };
}
