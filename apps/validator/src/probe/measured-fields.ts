import type { Hardware, Sourced } from '@hopwise/datapath';
import type { Probe } from './probe.ts';
import { rounded } from './sourced-figure.ts';

/** What a sleeping process on another core costs in time beyond one on the same core. */
export function wakeLatency({
  measured: { handoverNs: far, switchNs: near },
}: Probe): Sourced | null {
  if (far === undefined || near === undefined) return null;
  const least = (value: number): number => Math.max(0, value);
  return {
    ...rounded({
      value: least(far.value - near.value),
      low: least(far.low - near.high),
      high: least(far.high - near.low),
    }),
    unit: 'ns',
    basis: 'measured',
    source: 'hopwise validate probe: a byte handed to another core less one on the same core',
  };
}

/** What a system call takes beside those of the sibling; null where that was not measured. */
export function smtSlowdown({ measured, cores }: Probe): Sourced | null {
  const ratio = { unit: 'ratio', basis: 'measured' as const };
  if (cores.sibling === null) {
    return { value: 1, low: 1, high: 1, ...ratio, source: 'lscpu: one thread to a core' };
  }
  const { syscallBesideSiblingNs: both, syscallNs: alone } = measured;
  if (both === undefined || alone === undefined) return null;
  return {
    ...rounded({
      value: both.value / alone.value,
      low: both.low / alone.high,
      high: both.high / alone.low,
    }),
    ...ratio,
    source: 'hopwise validate probe: system calls beside those of the sibling',
  };
}

/** Null where memory of another node could be met: that is not measured. */
export const remoteSlowdown = (numaNodes: number): Sourced | null =>
  numaNodes > 1
    ? null
    : { value: 1, low: 1, high: 1, unit: 'ratio', basis: 'measured', source: 'one memory node' };

/** Null where one of them cannot be read. */
export function sysctlsOf({ machine: { sysctls } }: Probe): Hardware['sysctls'] | null {
  const number = (name: string, place: number): number =>
    Number(sysctls[name]?.split(' ').at(place) ?? Number.NaN);
  const found = {
    tcpRmemMaxBytes: number('net.ipv4.tcp_rmem', 2),
    tcpWmemMaxBytes: number('net.ipv4.tcp_wmem', 2),
    tcpLimitOutputBytes: number('net.ipv4.tcp_limit_output_bytes', 0),
    udpBufferBytes: number('net.core.rmem_default', 0),
    tcpMaxTwBuckets: number('net.ipv4.tcp_max_tw_buckets', 0),
    localPorts:
      1 + number('net.ipv4.ip_local_port_range', 1) - number('net.ipv4.ip_local_port_range', 0),
  };
  return Object.values(found).every((value) => value > 0) ? found : null;
}
