import { parseConntrack } from '../parsers/conntrack.ts';
import { parseIpRoute } from '../parsers/iproute.ts';
import { parseProcNet } from '../parsers/kernel-counters.ts';
import { parseSocketSummary } from '../parsers/socket-summary.ts';
import { parseSoftnetStat } from '../parsers/softnet-stat.ts';
import { cpuFacts, loadFacts } from './cpu-facts.ts';
import { type Facts, factsSchema } from './facts.ts';
import { kernelFacts } from './kernel-facts.ts';
import { nicFacts } from './nic-facts.ts';
import { Sections } from './sections.ts';

const tools = ['netperf', 'netserver', 'iperf3', 'mpstat', 'ethtool', 'taskset', 'clang'];

/** Programs that change or disturb a measurement, or say which datapath a node has. */
const watched =
  /^(?:irqbalance|tuned|chronyd|tcpdump|tshark|dumpcap|perf|bpftrace|hubble-relay|pwru|retis|cilium-agent|calico-node|felix|antrea-agent|flanneld|kube-proxy|kube-router|kubelet|ovs-vswitchd|ovnkube|ztunnel|envoy|containerd)$/;

/** Counters of whole protocols that say that something was lost. */
const keptCounters = [
  'TcpRetransSegs',
  'TcpExtListenDrops',
  'TcpExtListenOverflows',
  'TcpExtTCPTimeWaitOverflow',
  'TcpExtTCPReqQFullDrop',
  'TcpExtTCPBacklogDrop',
  'UdpRcvbufErrors',
];

/** What was asked, and what the clock said. */
export interface FactsRequest {
  readonly node: string;
  readonly device: string;
  readonly clock: { readonly offsetMs: number; readonly uncertaintyMs: number };
}

/**
 * Facts from what the script printed.
 *
 * @throws {ParseError} if that was cut off
 */
export function factsFrom(output: string, { node, device, clock }: FactsRequest): Facts {
  const sections = new Sections(output);
  const softnet = sections.read('softnet', parseSoftnetStat);
  const counters = sections.read('counters', parseProcNet);
  const sysctl = (sections.text('sysctl') ?? '').split('\n').flatMap((line) => {
    const [, name, value] = /^([\w.]+) = (.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, (value ?? '').replaceAll(/\s+/g, ' ')] as const];
  });
  const programs = new Set((sections.text('programs') ?? '').split('\n').map((one) => one.trim()));
  const synchronised = sections.text('synchronised');
  return factsSchema.parse({
    schema: 1,
    node,
    clock: { ...clock, isSynchronised: synchronised === null ? null : synchronised === 'yes' },
    kernel: kernelFacts(sections),
    cpu: cpuFacts(sections),
    load: loadFacts(sections),
    tools: Object.fromEntries(tools.map((tool) => [tool, firstLine(sections.text(tool))])),
    programs: [...programs].filter((name) => watched.test(name)).sort(),
    tunedProfile: /Current active profile: (\S+)/.exec(sections.text('tuned') ?? '')?.[1] ?? null,
    nic: nicFacts(sections, device),
    route: sections.read('route', parseIpRoute),
    sysctl: Object.fromEntries(sysctl),
    conntrack: sections.read('conntrack', parseConntrack),
    conntrackTableFull: sections.number('table-full'),
    sockets: sections.read('sockets', parseSocketSummary),
    softnet: softnet && {
      dropped: softnet.reduce((sum, cpu) => sum + cpu.dropped, 0),
      squeezed: softnet.reduce((sum, cpu) => sum + cpu.squeezed, 0),
    },
    counters: Object.fromEntries(
      keptCounters.flatMap((name) => {
        const count = counters?.get(name);
        return count === undefined ? [] : [[name, count]];
      }),
    ),
    firewall: {
      iptablesRules: sections.number('iptables'),
      nftablesRules: sections.number('nftables'),
      services: sections.number('services'),
    },
    cgroup: cgroupFacts(sections),
    unreadable: [...sections.unreadable],
  } satisfies Facts);
}

const firstLine = (text: string | null): string | null => text?.split('\n')[0] ?? null;

function cgroupFacts(sections: Sections): Facts['cgroup'] {
  const throttled = /cpu\.stat:throttled_usec (\d+)/.exec(sections.text('cgroup') ?? '')?.[1];
  return {
    cpuMax: sections.file('cgroup', 'cpu.max'),
    throttledUs: throttled === undefined ? null : Number(throttled),
  };
}
