import type { EndHealth } from './health.ts';

/** Everything that a sample may be warned about, what it means and what to do. */
export const healthWarnings = {
  'core-full': 'one CPU was full: the rate is what that CPU can do, not the wire',
  'nic-drops':
    'the network card or its driver lost packets: larger rings, fewer streams, or flow control',
  'softnet-drops':
    'a CPU lost packets before the protocol saw them: raise net.core.netdev_max_backlog',
  retransmits: 'TCP sent segments again: packets were lost or late on the way',
  'listen-drops': 'connections were turned away: raise net.core.somaxconn and tcp_max_syn_backlog',
  'time-wait-overflow': 'sockets in TIME_WAIT had no room: raise tcp_max_tw_buckets or wait longer',
  'udp-drops': 'a UDP socket had no room: datagrams were lost at the end host',
  fragments: 'packets were cut into fragments: an MTU on the way is too small',
  'small-segments':
    'TCP made its segments smaller than the MTU allows: a hop or a route has a smaller one',
  ecn: 'a queue on the way marked congestion (ECN)',
  'conntrack-near-full': 'the table of tracked connections was more than 80 % full',
  throttled: 'a core was slowed for its heat',
  steal: 'the hypervisor took more than 3 % of the CPU for others',
} as const;

export type HealthWarning = keyof typeof healthWarnings;

/** A CPU that rests for less than this counts as full [%]. */
const fullPct = 97;
const stealPct = 3;
const nearFull = 0.8;
/** IPv6 with TCP and its time stamps [byte]; with options more, but never so many. */
const mostHeaders = 100;

/** Whether TCP sends less at a time than the MTU has room for. */
export const hasSmallSegments = (mssBytes: number | undefined, mtu: number): boolean =>
  mssBytes !== undefined && mssBytes > 0 && mssBytes < mtu - mostHeaders;

/** What is to be said of a node's health in a sample. */
export function warningsOf(health: EndHealth): readonly HealthWarning[] {
  const { protocols } = health;
  const rose = (...names: readonly string[]): boolean =>
    names.some((name) => (protocols[name] ?? 0) > 0);
  const { conntrack } = health;
  const is: Readonly<Record<HealthWarning, boolean>> = {
    'core-full': (health.busiestCpu?.pct ?? 0) >= fullPct,
    'nic-drops': Object.keys(health.nic).length > 0 || (health.linkDrops ?? 0) > 0,
    'softnet-drops': (health.softnetDropped ?? 0) > 0,
    retransmits: rose('TcpRetransSegs'),
    'listen-drops': rose('TcpExtListenDrops', 'TcpExtListenOverflows', 'TcpExtTCPReqQFullDrop'),
    'time-wait-overflow': rose('TcpExtTCPTimeWaitOverflow'),
    'udp-drops': rose('UdpRcvbufErrors', 'UdpInErrors', 'UdpSndbufErrors'),
    fragments: rose('IpFragCreates', 'IpFragFails', 'IpReasmFails'),
    'small-segments': false, // Seen at the connection, not at a node.
    ecn: rose('IpExtInCEPkts', 'TcpExtTCPDeliveredCE'),
    'conntrack-near-full': conntrack !== null && conntrack.after > nearFull * conntrack.max,
    throttled: (health.throttles ?? 0) > 0,
    steal: (health.cpuPct?.steal ?? 0) > stealPct,
  };
  return (Object.keys(healthWarnings) as readonly HealthWarning[]).filter((id) => is[id]);
}
