import type { Hardware } from '@hopwise/datapath';

/**
 * How much longer a receiving process copies because of memory nodes [ratio, at least 1]: the mean
 * over where the scheduler puts it.
 *
 * The NIC's frames lie in memory of the node whose CPU took the interrupt. Where nothing pins the
 * process, it runs on another of the `n` nodes with probability (n - 1) / n, and reads from afar.
 *
 * @source drivers/net/ethernet/intel/i40e/i40e_txrx.c:i40e_alloc_mapped_page (dev_alloc_pages, the
 * allocating CPU's node), kernel/sched/fair.c:select_task_rq_fair
 */
export function numaFactor({
  memory: { numaNodes, remoteSlowdown },
}: {
  readonly memory: Pick<Hardware['memory'], 'numaNodes' | 'remoteSlowdown'>;
}): number {
  const remoteShare = (numaNodes - 1) / numaNodes;
  return 1 + remoteShare * (remoteSlowdown.value - 1);
}
