import type { Host } from '../host.ts';
import { Sections } from '../facts/sections.ts';
import { type ConntrackCounts, parseConntrack } from '../parsers/conntrack.ts';
import { parseEthtoolStatistics } from '../parsers/ethtool.ts';
import { parseIpLinks } from '../parsers/iproute.ts';
import { type KernelCounters, parseProcNet } from '../parsers/kernel-counters.ts';
import { type CpuTicks, parseProcStat } from '../parsers/proc-stat.ts';
import { parseSoftnetStat } from '../parsers/softnet-stat.ts';
import { commandFailure } from './command-failure.ts';

/** What a node and the place of a test on it had counted at one moment. */
export interface Counters {
  readonly cpus: ReadonlyMap<string, CpuTicks>;
  /** Of all CPUs. */
  readonly softnet: { readonly dropped: number; readonly squeezed: number } | null;
  /** Of the network namespace that the test runs in. */
  readonly protocols: KernelCounters | null;
  /** `ethtool -S` of the data interface; null where its driver counts nothing. */
  readonly nic: ReadonlyMap<string, number> | null;
  /** Packets that the data interface lost, by the kernel's count. */
  readonly linkDrops: number | null;
  readonly conntrack: ConntrackCounts | null;
  /** How often cores were slowed for their heat. */
  readonly throttles: number | null;
}

/** Reading a few files of the kernel takes no longer, even on a busy node [ms]. */
const limitMs = 60_000;

/**
 * Reads the counters of a node.
 *
 * @param inside - The words that run a program in the place of the test.
 * @throws {CommandFailure} if the node does not answer
 * @throws {ParseError} if it answers something else
 */
export async function readCounters(
  host: Host,
  device: string,
  inside: readonly string[],
): Promise<Counters> {
  const outcome = await host.run({
    argv: ['sh', '-s', '--', device, ...inside],
    input: script,
    env: { LC_ALL: 'C' },
    timeoutMs: limitMs,
  });
  const failure = commandFailure(`counters of ${host.name}`, outcome);
  if (failure !== null) throw failure;
  const sections = new Sections(outcome.stdout);
  const softnet = sections.read('softnet', parseSoftnetStat);
  const link = sections.read('link', parseIpLinks)?.[0]?.stats64;
  return {
    cpus: sections.read('cpus', parseProcStat) ?? new Map(),
    softnet: softnet && {
      dropped: softnet.reduce((sum, cpu) => sum + cpu.dropped, 0),
      squeezed: softnet.reduce((sum, cpu) => sum + cpu.squeezed, 0),
    },
    protocols: sections.read('protocols', parseProcNet),
    nic: sections.read('nic', parseEthtoolStatistics),
    linkDrops: link === undefined ? null : link.rx.dropped + link.tx.dropped,
    conntrack: sections.read('conntrack', parseConntrack),
    throttles: sections.number('throttles'),
  };
}

const script = String.raw`
device=$1; shift
say() { printf '\n#%s\n' "$1"; shift; timeout 5 "$@" </dev/null 2>/dev/null | sed 's/^/ /'; }
say cpus grep '^cpu' /proc/stat
say softnet cat /proc/net/softnet_stat
say protocols "$@" cat /proc/net/snmp /proc/net/netstat
say nic ethtool -S "$device"
say link ip -j -s -d link show dev "$device"
say conntrack sysctl -e net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max net.netfilter.nf_conntrack_buckets
say throttles sh -c 'cat /sys/devices/system/cpu/cpu[0-9]*/thermal_throttle/core_throttle_count | awk "{ n += \$1 } END { if (NR) print n }"'
printf '\n#end\n'
`;
