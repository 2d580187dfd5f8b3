import type { Datapath, Visit } from './datapath.ts';
import { backlog, headOf, intoNode, intoPod, outOfNode } from './own-node-visits.ts';
import type { End } from './prediction.ts';
import type { StageId } from './stages.ts';

/** A datapath as one end has it where a pod talks to the node that it runs on, or why nobody can say. */
export type OwnNode =
  | { readonly ok: true; readonly datapath: Datapath }
  | { readonly ok: false; readonly reason: string };

/**
 * The datapath between a pod, which is the client, and a program of its own node.
 *
 * What leaves the pod crosses what it always does up to the point where packets for other nodes are
 * forwarded, and is delivered to the node's own stack there: hooks of local input, no forwarding, no
 * tunnel, no NIC. What the node's program sends crosses the hooks of local output and enters the pod by
 * the device that pods hang on. All of it runs on the sender's core, as between two pods of a node.
 *
 * @returns The datapath with that in place of its way within the node; programs of nodes keep theirs.
 * @source net/ipv4/ip_input.c: ip_local_deliver; net/ipv4/ip_output.c: __ip_local_out
 */
export function ownNode(datapath: Datapath, end: End): OwnNode {
  if (datapath.endpoint === 'host') {
    return { ok: true, datapath };
  }
  const [call, entering] = leavingPod(datapath);
  const reason = whyNot(datapath, entering);
  if (reason !== null) return { ok: false, reason: `${datapath.id}: ${reason}` };
  const head = headOf(call, entering);
  const up: readonly Visit[] = [call, ...intoNode(head, datapath)];
  const down: readonly Visit[] = [outOfNode(head, call, datapath), ...intoPod(datapath)];
  const [sent, received] = end === 'client' ? [up, down] : [down, up];
  return {
    ok: true,
    datapath: { ...datapath, sameNode: [...sent.slice(0, 1), ...received.slice(1)] },
  };
}

/** The call that sends out of the pod, and the visit that takes it up in the node. */
function leavingPod({ egress: [call, entering] }: Datapath): readonly [Visit, Visit] {
  if (call === undefined) throw new Error('a datapath begins with a call');
  const at = call.stages.indexOf('cilFromContainer');
  if (at >= 0) {
    // Netkit runs the program while it sends; what the program lets pass goes to the backlog.
    const { entry, context, namespace } = call;
    const kept = call.stages.slice(0, at + 1);
    return [
      { entry, context, namespace, stages: kept },
      { ...backlog('host'), stages: ['processBacklog'] },
    ];
  }
  return [call, entering ?? { ...backlog('host'), stages: [] }];
}

function whyNot(
  { egress, ingress }: Datapath,
  { stages: entering }: Pick<Visit, 'stages'>,
): string | null {
  const all = [...egress, ...ingress].flatMap(({ stages }) => stages);
  const has = (...ids: readonly StageId[]): boolean => ids.some((id) => all.includes(id));
  if (has('macvlanStartXmit', 'ipvlanQueueXmit')) {
    return 'the node has its address on the parent device, which keeps its children from it';
  }
  if (has('vppGraph')) return 'how VPP reaches the node that it runs on is not known';
  if (has('oncacheMasq')) return 'its caches know the way to other nodes only';
  if (entering.includes('brForward') && entering.includes('vxlanXmit')) {
    return 'its bridge stands in a namespace of its own, and the node is reached by a second device';
  }
  if (entering.length === 0)
    return 'its device gives packets to the NIC, whose way back is not known';
  if (entering[1] === 'bpfRedirectNeigh')
    return 'its program sends whatever leaves the pod to the NIC';
  return null;
}
