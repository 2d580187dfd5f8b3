import type { Datapath, Hardware, StageId, Visit } from '@hopwise/datapath';

/**
 * The datapath on a NIC that cannot cut its large skbs: GSO does it right before the driver.
 *
 * A NIC without TSO cuts none, one without tunnel offload none inside VXLAN or Geneve. What other
 * tunnels and ciphers cut stands in the datapath itself. The same object when there is nothing to do.
 *
 * @source net/core/dev.c: validate_xmit_skb, netif_needs_gso
 */
export function cutInSoftware(datapath: Datapath, { nic }: Pick<Hardware, 'nic'>): Datapath {
  const isTunnelled = datapath.encapsulation.some(
    ({ kind }) => kind === 'vxlan' || kind === 'geneve',
  );
  if (nic.tso && (nic.tunnelOffload || !isTunnelled)) return datapath;
  const known = cut.get(datapath) ?? { ...datapath, egress: datapath.egress.flatMap(cutVisit) };
  cut.set(datapath, known);
  return known;
}

/** Kept, so that the join with costs is kept too. */
const cut = new WeakMap<Datapath, Datapath>();

const driver: StageId = 'ndoStartXmit';

/** Up to the driver the skb is whole; the driver gets its segments, in the same run. */
function cutVisit(visit: Visit): readonly Visit[] {
  const { stages, epilogue, ...rest } = visit;
  const at = stages.indexOf(driver);
  if (at < 0 || visit.segmented === true) return [visit];
  return [
    { ...rest, stages: [...stages.slice(0, at), 'skbSegment'] },
    {
      ...rest,
      stages: stages.slice(at),
      ...(epilogue === undefined ? {} : { epilogue }),
      segmented: true,
    },
  ];
}
