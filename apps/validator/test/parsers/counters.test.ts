import { describe, expect, it } from 'vitest';
import { busyTime } from '../../src/parsers/busy-time.ts';
import { parseConntrack } from '../../src/parsers/conntrack.ts';
import {
  parseEthtoolFeatures,
  parseEthtoolFields,
  parseEthtoolLimits,
  parseEthtoolStatistics,
} from '../../src/parsers/ethtool.ts';
import { parseIpLinks, parseIpRoute, parseTcQdiscs } from '../../src/parsers/iproute.ts';
import { parseNstat, parseProcNet } from '../../src/parsers/kernel-counters.ts';
import { parseMpstat } from '../../src/parsers/mpstat.ts';
import { parseProcStat } from '../../src/parsers/proc-stat.ts';
import { parseSocketSummary } from '../../src/parsers/socket-summary.ts';
import { parseSoftnetStat } from '../../src/parsers/softnet-stat.ts';
import { sample } from '../samples.ts';

describe('outputs of a real node', () => {
  it('of ethtool: counters, offloads, rings, queues, driver', () => {
    const counters = parseEthtoolStatistics(sample('ethtool-statistics.txt'));
    expect(counters.get('rx_queue_0_drops')).toBe(0);
    const features = parseEthtoolFeatures(sample('ethtool-features.txt'));
    expect(features.get('tcp-segmentation-offload')).toBe(true);
    expect(features.get('large-receive-offload')).toBe(false);
    expect(parseEthtoolLimits(sample('ethtool-rings.txt')).current.get('RX')).toBe(256);
    const queues = parseEthtoolLimits(sample('ethtool-channels.txt'));
    expect([queues.current.get('RX'), queues.maximum.get('RX')]).toEqual([1, 2]);
    expect(queues.current.has('Combined')).toBe(false);
    expect(parseEthtoolFields(sample('ethtool-driver.txt')).get('driver')).toBe('veth');
    const coalescing = parseEthtoolFields(sample('ethtool-coalescing.txt'));
    expect(coalescing.get('Adaptive RX')).toBe('off');
    expect(coalescing.get('rx-frames')).toBe('1');
    expect(coalescing.has('rx-usecs-irq')).toBe(false);
  });

  it('of the kernel: packets, drops, connections, sockets', () => {
    const [first, second] = parseSoftnetStat(sample('softnet-stat.txt'));
    expect(first?.processed).toBe(0x329f78);
    expect([second?.squeezed, second?.dropped]).toEqual([3, 0]);
    const text = sample('proc-net-snmp.txt') + sample('proc-net-netstat.txt');
    const counters = parseProcNet(text);
    expect(counters.get('TcpMaxConn')).toBe(-1);
    for (const name of ['TcpRetransSegs', 'TcpExtListenDrops', 'TcpExtTCPTimeWaitOverflow']) {
      expect(counters.has(name)).toBe(true);
      expect(parseNstat(sample('nstat.json')).has(name)).toBe(true);
    }
    expect(parseConntrack(sample('conntrack.txt')).max).toBe(262_144);
    expect(parseSocketSummary(sample('ss-summary.txt'))).toEqual({ established: 0, timeWait: 17 });
  });

  it('of ip and tc: devices, queues, routes', () => {
    const veth = parseIpLinks(sample('ip-link.json')).find(({ ifname }) => ifname === 'veth0');
    expect([veth?.mtu, veth?.gso_max_size, veth?.stats64?.tx.packets]).toEqual([
      1500, 65_536, 281_652,
    ]);
    expect(parseTcQdiscs(sample('tc-qdisc.json')).map(({ kind }) => kind)).toEqual([
      'noqueue',
      'noqueue',
    ]);
    const route = parseIpRoute('[{"dst":"10.0.0.2","dev":"wire","metrics":[{"mtu":1450}]}]');
    expect(route).toEqual({ device: 'wire', isLocal: false, mtu: 1450 });
  });

  it('of mpstat: an interval with the load of each CPU', () => {
    const [interval] = parseMpstat(sample('mpstat.json'));
    expect(interval?.map(({ cpu }) => cpu)).toEqual(['all', '0', '1']);
  });
});

describe('CPU time by hand', () => {
  const all = parseProcStat(sample('proc-stat.txt')).get('cpu');
  if (all === undefined) throw new TypeError('no line of all CPUs');

  it('is what was neither idle nor taken by others, between two readings', () => {
    const after = {
      ...all,
      user: all.user + 150,
      softirq: all.softirq + 50,
      idle: all.idle + 100,
      steal: all.steal + 100,
    };
    const time = busyTime(all, after);
    expect(time).toEqual({
      ...{ busySeconds: 2, softirqSeconds: 0.5, stealSeconds: 1, utilisation: 0.5 },
    });
    // Two processes of 40 000 transactions each: netperf would give each all of the CPU.
    expect((1e6 * time.busySeconds) / 80_000).toBe(25);
  });

  it('refuses readings around a restart', () => {
    expect(() => busyTime(all, { ...all, user: 0 })).toThrow(RangeError);
  });
});
