import type { Datapath } from '@hopwise/datapath';

/** What a reader should know of a datapath before its picture. */
export const datapathFacts = (
  { endpoint, kernelMin, conntrack, nuisances, encapsulation, noIpv6, gsoMaxBytes }: Datapath,
  isCompared: boolean,
): string =>
  [
    ...(isCompared ? [] : ['- nobody has compared a prediction of it with a measurement yet']),
    `- endpoint: ${endpoint === 'host' ? 'a process of the node' : 'a process in a pod'}`,
    `- Linux ${kernelMin} or newer`,
    noIpv6 === undefined ? '- IPv4 and IPv6' : `- IPv4 only: ${noIpv6}`,
    ...(encapsulation.length === 0 ? ['- no tunnel: packets go as they are'] : []),
    ...encapsulation.map(tunnelFact),
    ...(gsoMaxBytes === undefined ? [] : [`- at most ${gsoMaxBytes} bytes in one GSO or GRO skb`]),
    conntrack === null
      ? '- the kernel tracks no connection of it'
      : `- conntrack table: ${conntrack.buckets} buckets, at most ${conntrack.entriesMax} entries (${conntrack.basis}: ${conntrack.source})`,
    ...nuisances.map((id) => `- nuisance \`${id}\`: a cost that no mechanism explains yet`),
  ].join('\n');

const tunnelFact = ({
  kind,
  headerBytesV4,
  headerBytesV6,
  outerFlowEntropy,
  segmentsBefore,
}: Datapath['encapsulation'][number]): string =>
  [
    `- tunnel: ${kind}, ${headerBytesV4} bytes on each packet over IPv4, ${headerBytesV6} over IPv6`,
    outerFlowEntropy
      ? 'flows stay apart for the hash of the NIC'
      : 'all flows look like one to the NIC, so one queue takes them',
    ...(segmentsBefore === null
      ? []
      : [`an skb is cut into segments before \`${segmentsBefore}\``]),
  ].join('; ');
