import type { Datapath, Visit } from './datapath.ts';
import { type StageId, stages } from './stages.ts';

/**
 * The datapath where a veth pair is the wire between two nodes of one machine.
 *
 * What a NIC's driver does has no counterpart: the skb goes to the backlog of the CPU that sends it,
 * whole, and the softirq that runs there goes on with it in the other namespace. No CPU is idle before.
 *
 * @source drivers/net/veth.c: veth_xmit; net/core/dev.c: netif_rx, process_backlog
 */
export const overVethWire = (datapath: Datapath): Datapath => ({
  ...datapath,
  egress: datapath.egress.map(sending),
  ingress: datapath.ingress.map(receiving),
});

const sending = (visit: Visit): Visit =>
  withoutDriver({
    ...visit,
    stages: visit.stages.map((id) => (id === 'ndoStartXmit' ? 'vethXmit' : id)),
  });

function receiving(visit: Visit): Visit {
  if (visit.entry !== 'interrupt') return withoutDriver(visit);
  const { stages: kept, epilogue } = withoutDriver(visit);
  const here = { ...visit, entry: 'backlog', stages: ['processBacklog', ...kept] } as const;
  return epilogue === undefined ? here : { ...here, epilogue };
}

function withoutDriver(visit: Visit): Visit {
  const kept = (ids: readonly StageId[]): readonly StageId[] => ids.filter((id) => !isDrivers(id));
  return {
    ...visit,
    stages: kept(visit.stages),
    ...(visit.epilogue === undefined ? {} : { epilogue: kept(visit.epilogue) }),
  };
}

/** Leaving a softirq is no driver's work, though it stands among it; GRO of outer headers is. */
const isDrivers = (id: StageId): boolean =>
  (stages[id].layer === 'driver' && id !== 'doSoftirq') ||
  id === 'udpGroReceive' ||
  id === 'doIdle';
