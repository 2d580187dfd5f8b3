import type { End } from '@hopwise/datapath';
import { serialServers } from './legs.ts';
import type { ServerLoad } from './stream-legs.ts';
import { handedTime, pollingCores, pooledTime } from './stream-demand.ts';
import type { Ceiling, State, Transfer } from './stream-model.ts';
import type { CoreTimes } from './stream-times.ts';

/** Ceilings of a transfer whose work takes as long as at one state. */
export function ceilingsAt(
  transfer: Transfer,
  {
    nominal,
    servers,
    slowdown,
  }: Pick<State, 'servers' | 'slowdown'> & {
    readonly nominal: Readonly<Record<End, CoreTimes>>;
  },
): readonly Ceiling[] {
  const { platform, flows, directions, line, usedQueues, usedQueuesByAll } = transfer;
  const { logicalCpus } = platform;
  const polling = pollingCores(transfer, servers);
  const ofEnd = (end: End): readonly Ceiling[] => {
    // A process that is the limit finds the window open and sends what it copies itself.
    const alone =
      (nominal[end].process + nominal[end].sending + besideProcesses(servers, end)) * slowdown[end];
    const softirq = nominal[end].softirq * slowdown[end];
    const handed = handedTime(transfer, servers, end) * slowdown[end];
    const pooled = pooledTime(transfer, servers, end) * slowdown[end];
    const own: readonly Ceiling[] = [
      { resource: `${end} process core`, goodput: flows / (alone + pooled * flows) },
      {
        resource: `${end} softirq core`,
        goodput:
          usedQueues /
          (softirqAtLeast(transfer, nominal[end]) * slowdown[end] + pooled * usedQueues),
      },
    ];
    if (directions === 1) {
      const process = nominal[end].process * slowdown[end];
      const cpu = (logicalCpus - polling[end]) / (process + softirq + handed);
      return [...own, { resource: `${end} cpu`, goodput: cpu }];
    }
    const { client, server } = nominal;
    const softirqs = (client.softirq + server.softirq) * slowdown[end];
    const processes = (client.process + server.process) * slowdown[end];
    const cpu = (logicalCpus - polling[end]) / (processes + softirqs + handed);
    return [
      ...own,
      {
        resource: `${end} softirq core`,
        goodput: usedQueuesByAll / (softirqs + pooled * usedQueuesByAll),
      },
      { resource: `${end} cpu`, goodput: cpu },
    ];
  };
  const { windowBytes, sendBufferBytes } = platform;
  const flight = Math.min(windowBytes, sendBufferBytes);
  return [
    ...ofEnd('client'),
    ...ofEnd('server'),
    ...handedCeilings(transfer, servers, slowdown),
    { resource: 'window', goodput: (flows * flight) / roundTripNs(transfer) },
    { resource: 'line rate', goodput: line },
  ];
}

/**
 * Time that softirqs need when they are what limits [ns/byte].
 *
 * A socket that has its limit below TCP may send again when the NIC has sent, whoever comes first: the
 * completion's softirq, or its process that copies anyway and has time. The process then takes as much
 * as makes both equally busy. Skbs without a socket wait for ACKs, which softirqs see first.
 *
 * @source net/ipv4/tcp_output.c: tcp_tasklet_func, tcp_small_queue_check
 */
function softirqAtLeast(
  { isOwned, flows, usedQueues }: Pick<Transfer, 'isOwned' | 'flows' | 'usedQueues'>,
  { process, softirq, sendingBySoftirq }: CoreTimes,
): number {
  if (!isOwned) return softirq;
  const even = ((process + softirq) * usedQueues) / (flows + usedQueues);
  return Math.min(softirq, Math.max(even, softirq - sendingBySoftirq));
}

/** Time that softirqs take of the cores of processes, where RFS hands over to them [ns/byte]. */
const besideProcesses = (servers: readonly ServerLoad[], end: End): number =>
  servers.reduce(
    (sum, { handed, nsPerByte }) =>
      handed.end === end && handed.server === 'rfs' ? sum + nsPerByte : sum,
    0,
  );

/** Frames wait for half an interrupt interval in the mean; their ACKs come at once [ns]. */
export const roundTripNs = ({ platform }: Pick<Transfer, 'platform'>): number =>
  2 * (platform.deviceLatencyNs + platform.propagationNs) + platform.coalesceBulkNs / 2;

/** Where the cores that an skb is handed to are full; those of the pool are in the CPU's ceiling. */
function handedCeilings(
  { directions }: Transfer,
  servers: readonly ServerLoad[],
  slowdown: Readonly<Record<End, number>>,
): readonly Ceiling[] {
  const limiting = servers.filter(
    ({ handed: { server } }) => serialServers.includes(server) || server === 'rps',
  );
  return limiting.map(({ handed: { end, core }, cores }) => {
    const shared = limiting.filter(
      ({ handed }) => handed.core === core && (directions === 2 || handed.end === end),
    );
    const nsPerByte = shared.reduce((sum, each) => sum + each.nsPerByte, 0);
    return {
      resource: `${end} handed-over stage`,
      goodput: cores / (nsPerByte * slowdown[end]),
    };
  });
}
