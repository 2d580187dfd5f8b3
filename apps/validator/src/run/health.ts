import * as z from 'zod';
import { busyTime } from '../parsers/busy-time.ts';
import type { CpuLoad } from '../parsers/mpstat.ts';
import type { Counters } from './counters.ts';

const amount = z.number();

/** What a sample did to one of its nodes. Null: not readable there. */
export const endHealthSchema = z.strictObject({
  /** Shares of all CPUs in the middle of the sample, by mpstat [%]. */
  cpuPct: z
    .strictObject({ user: amount, system: amount, irq: amount, softirq: amount, steal: amount })
    .nullable(),
  cpuCount: z.int().nullable(),
  /** The busiest CPU, and how busy it was [%]. */
  busiestCpu: z.strictObject({ cpu: z.string(), pct: amount }).nullable(),
  /** From before the sample to after it, all CPUs [s of one CPU]. */
  busySeconds: amount.nullable(),
  softnetDropped: amount.nullable(),
  softnetSqueezed: amount.nullable(),
  /** Counters of protocols that rose, by their names in nstat. */
  protocols: z.record(z.string(), amount),
  /** Counters of the network card that rose and that mean a loss. */
  nic: z.record(z.string(), amount),
  linkDrops: amount.nullable(),
  conntrack: z.strictObject({ before: amount, after: amount, max: amount }).nullable(),
  throttles: amount.nullable(),
});

export type EndHealth = z.output<typeof endHealthSchema>;

/** Counters of protocols that tell what stood in the way. */
const watched =
  /^(?:TcpRetransSegs|TcpInErrs|TcpExt(?:TCPTimeouts|TCPLostRetransmit|TCPFastRetrans|TCPSynRetrans|ListenDrops|ListenOverflows|TCPTimeWaitOverflow|TCPReqQFull(?:Drop|DoCookies)|TCPBacklogDrop|PruneCalled|TCPRcvCoalesce|TCPECNFallback|TCPDeliveredCE)|Udp(?:InErrors|RcvbufErrors|SndbufErrors|NoPorts)|IpExtInCEPkts|IpReasmFails|IpFragFails|IpFragCreates|IpInDiscards|IpOutDiscards)$/;

const isLoss = /(?:drop|discard|miss|no_buf|nobuf|out_of_buffer|overrun|fifo|timeout|crc|err)/i;

/** What rose between two readings, and what mpstat saw in between. */
export function endHealth(
  before: Counters,
  after: Counters,
  cpus: readonly CpuLoad[] | null,
): EndHealth {
  const all = cpus?.find(({ cpu }) => cpu === 'all');
  const each = (cpus ?? []).filter(({ cpu }) => cpu !== 'all');
  const busiest = each.toSorted((a, b) => a.idle + a.iowait - (b.idle + b.iowait))[0];
  return {
    cpuPct:
      all === undefined
        ? null
        : {
            user: all.usr + all.nice,
            system: all.sys,
            irq: all.irq,
            softirq: all.soft,
            steal: all.steal,
          },
    cpuCount: cpus === null ? null : each.length,
    busiestCpu:
      busiest === undefined
        ? null
        : { cpu: busiest.cpu, pct: round(100 - busiest.idle - busiest.iowait) },
    busySeconds: busySeconds(before, after),
    softnetDropped: rise(before.softnet?.dropped, after.softnet?.dropped),
    softnetSqueezed: rise(before.softnet?.squeezed, after.softnet?.squeezed),
    protocols: risen(before.protocols, after.protocols, watched),
    nic: risen(before.nic, after.nic, isLoss),
    linkDrops: rise(before.linkDrops, after.linkDrops),
    conntrack:
      before.conntrack === null || after.conntrack === null
        ? null
        : {
            before: before.conntrack.count,
            after: after.conntrack.count,
            max: after.conntrack.max,
          },
    throttles: rise(before.throttles, after.throttles),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

const rise = (
  before: number | null | undefined,
  after: number | null | undefined,
): number | null => (before == null || after == null ? null : after - before);

function busySeconds(before: Counters, after: Counters): number | null {
  const [from, to] = [before.cpus.get('cpu'), after.cpus.get('cpu')];
  return from === undefined || to === undefined ? null : round(busyTime(from, to).busySeconds);
}

function risen(
  before: ReadonlyMap<string, number> | null,
  after: ReadonlyMap<string, number> | null,
  names: RegExp,
): Record<string, number> {
  const pairs = [...(after ?? [])].map(
    ([name, count]) => [name, count - (before?.get(name) ?? count)] as const,
  );
  return Object.fromEntries(pairs.filter(([name, more]) => more > 0 && names.test(name)));
}
