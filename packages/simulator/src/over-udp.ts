import type { Datapath, StageId, Visit } from '@hopwise/datapath';

/** What UDP does where TCP has a stage; TCP's output has no counterpart, the send call does it all. */
const counterparts: Readonly<Partial<Record<StageId, readonly StageId[]>>> = {
  tcpSendmsg: ['udpSendmsg'],
  tcpWriteXmit: [],
  ipQueueXmit: ['udpSendSkb'],
  tcpV4Rcv: ['udpRcv'],
  tcpRecvmsg: ['udpRecvmsg'],
};

/** The same datapath with UDP on it. */
export function overUdp(datapath: Datapath): Datapath {
  const change = (ids: readonly StageId[]): readonly StageId[] =>
    ids.flatMap((id) => counterparts[id] ?? [id]);
  const changed = (visit: Visit): Visit => ({ ...visit, stages: change(visit.stages) });
  return {
    ...datapath,
    egress: datapath.egress.map(changed),
    ingress: datapath.ingress.map(changed),
    ...(datapath.sameNode === undefined ? {} : { sameNode: datapath.sameNode.map(changed) }),
  };
}
