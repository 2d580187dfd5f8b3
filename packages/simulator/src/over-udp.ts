import type { Datapath, StageId, Visit } from '@hopwise/datapath';

/** What UDP does where TCP has a stage; TCP's output has no counterpart, the send call does it all. */
const counterparts: Readonly<Partial<Record<StageId, readonly StageId[]>>> = {
  tcpSendmsg: ['udpSendmsg'],
  tcpWriteXmit: [],
  ipQueueXmit: ['udpSendSkb'],
  tcpV4Rcv: ['udpRcv'],
  tcpRecvmsg: ['udpRecvmsg'],
  bbrMain: [],
  deferTcpSendmsg: [],
  tcpBpfSendmsg: [],
};

/**
 * What only datagrams have: their payload stands in the skb's head, which is copied whole when it has
 * to grow. TCP's stands in pages that the new head refers to.
 *
 * @source net/core/skbuff.c: pskb_expand_head; net/ipv4/tcp.c: tcp_sendmsg_locked
 */
const datagramsOnly: readonly StageId[] = ['pskbExpandHead'];

/** The same datapath with UDP on it. */
export const overUdp = kept((datapath) => changeStages(datapath, (id) => counterparts[id] ?? [id]));

/** The same datapath without what only datagrams have. */
export const overTcp = kept((datapath) =>
  changeStages(datapath, (id) => (datagramsOnly.includes(id) ? [] : [id])),
);

/** What a datapath becomes, made once: a fit joins it with thousands of cost tables. */
function kept(become: (datapath: Datapath) => Datapath): (datapath: Datapath) => Datapath {
  const known = new WeakMap<Datapath, Datapath>();
  return (datapath) => {
    const became = known.get(datapath) ?? become(datapath);
    known.set(datapath, became);
    return became;
  };
}

function changeStages(datapath: Datapath, become: (id: StageId) => readonly StageId[]): Datapath {
  const change = (ids: readonly StageId[]): readonly StageId[] => ids.flatMap(become);
  const changed = (visit: Visit): Visit => ({ ...visit, stages: change(visit.stages) });
  return {
    ...datapath,
    egress: datapath.egress.map(changed),
    ingress: datapath.ingress.map(changed),
    ...(datapath.sameNode === undefined ? {} : { sameNode: datapath.sameNode.map(changed) }),
  };
}
