import type { Datapath, Hardware, Visit } from '@hopwise/datapath';

/**
 * The datapath as full frames arrive that fill several buffers of the receive ring each: the driver's
 * loop goes round once per buffer, and only the last round hands an skb up.
 *
 * The same object where one buffer takes a frame.
 *
 * @param mtu - Of the interface that the endpoint sees [byte].
 * @source drivers/net/ethernet/intel/i40e/i40e_txrx.c: i40e_clean_rx_irq, i40e_add_rx_frag
 */
export function inBuffers(
  datapath: Datapath,
  { nic, mtus }: Pick<Hardware, 'nic' | 'mtus'>,
  mtu: number,
): Datapath {
  const largest = Math.max(mtu, ...mtus);
  const further = Math.ceil((nic.descriptorsPerFrame * mtu) / largest) - 1;
  if (further < 1) return datapath;
  const ofDatapath = filled.get(datapath) ?? new Map<number, Datapath>();
  const known = ofDatapath.get(further) ?? {
    ...datapath,
    ingress: datapath.ingress.map((visit) => fillBuffers(visit, further)),
  };
  filled.set(datapath, ofDatapath.set(further, known));
  return known;
}

/** Kept, so that the join with costs is kept too. */
const filled = new WeakMap<Datapath, Map<number, Datapath>>();

const fillBuffers = (visit: Visit, further: number): Visit => ({
  ...visit,
  stages: visit.stages.flatMap((stage) =>
    stage === 'napiPoll'
      ? [stage, ...Array.from({ length: further }, () => 'addRxFrag' as const)]
      : [stage],
  ),
});
