import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcStat } from '../../src/parsers/proc-stat.ts';
import type { Counters } from '../../src/run/counters.ts';
import { driftOf } from '../../src/run/drift.ts';
import { type EndHealth, endHealth } from '../../src/run/health.ts';
import { hasSmallSegments, healthWarnings, warningsOf } from '../../src/run/health-warnings.ts';
import { caseState } from '../../src/run/stop-rule.ts';

const rule = { min: 5, max: 30, intervalPct: 2 };

describe('the stop rule of a case', () => {
  const value = fc.double({ min: 1, max: 1e9, noNaN: true });

  it('never stops before the fewest samples, and always at the most', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const { isDone } = caseState(values, rule);
        if (values.length < rule.min) expect(isDone).toBe(false);
        if (values.length >= rule.max) expect(isDone).toBe(true);
      }),
    );
  });

  it('stops at the fewest for values that are all alike', () => {
    expect(caseState([100, 100.5, 99.8, 100.1, 99.9], rule)).toEqual({
      isDone: true,
      why: 'narrow',
    });
  });

  it('goes on while the interval is wide, and stops when more samples narrow it', () => {
    const wide = [100, 110, 90, 100, 101];
    expect(caseState(wide, rule)).toEqual({ isDone: false });
    const more = Array.from({ length: 12 }, (_, index) => 100 + (index % 3) / 10);
    expect(caseState([...wide, ...more], rule)).toEqual({ isDone: true, why: 'narrow' });
  });

  it('counts failures towards the cap, and not as values', () => {
    const failing = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0 ? null : 100 + index,
    );
    expect(caseState(failing, rule)).toEqual({ isDone: true, why: 'capped' });
    expect(caseState([100, 100, null, 100, 100], rule)).toEqual({ isDone: false });
  });

  it('gives a case up that failed three times in a row', () => {
    expect(caseState([100, null, null], rule)).toEqual({ isDone: false });
    expect(caseState([100, null, null, null], rule)).toEqual({ isDone: true, why: 'failing' });
  });
});

describe('a drift', () => {
  it('is a change of more than twice what the samples differ by', () => {
    expect(driftOf([100, 101, 99], [100.5, 99.5, 101])).toMatchObject({ isDrift: false });
    expect(driftOf([100, 101, 99], [90, 91, 89])).toMatchObject({
      isDrift: true,
      first: 100,
      last: 90,
    });
    expect(driftOf([100, 101, 99], [90, 91, 89]).changePct).toBeCloseTo(-10);
  });

  it('is not known without samples at both ends', () => {
    expect(driftOf([100, null], [null])).toMatchObject({ isDrift: null, first: 100, last: null });
    expect(driftOf([], [])).toMatchObject({ isDrift: null });
  });
});

const counters = (more: Partial<Counters> = {}): Counters => ({
  cpus: parseProcStat('cpu 100 0 100 800 0 0 0 0 0 0\n'),
  softnet: { dropped: 5, squeezed: 1 },
  protocols: new Map([
    ['TcpRetransSegs', 10],
    ['TcpInSegs', 100],
  ]),
  nic: new Map([
    ['rx_missed_errors', 3],
    ['rx_packets', 100],
  ]),
  linkDrops: 0,
  conntrack: { count: 10, max: 100, buckets: 50 },
  throttles: 0,
  ...more,
});
const idle = { usr: 0, nice: 0, sys: 0, iowait: 0, irq: 0, soft: 0, steal: 0, guest: 0, gnice: 0 };

describe('the health of a sample', () => {
  it('is what rose in it, of the counters that mean something', () => {
    const after = counters({
      cpus: parseProcStat('cpu 150 0 150 900 0 0 0 0 0 0\n'),
      softnet: { dropped: 5, squeezed: 4 },
      protocols: new Map([
        ['TcpRetransSegs', 12],
        ['TcpInSegs', 900],
      ]),
      nic: new Map([
        ['rx_missed_errors', 4],
        ['rx_packets', 900],
      ]),
    });
    const health = endHealth(counters(), after, [
      { cpu: 'all', ...idle, usr: 10, sys: 30, soft: 9, idle: 51 },
      { cpu: '0', ...idle, sys: 98, idle: 2 },
      { cpu: '1', ...idle, idle: 100 },
    ]);
    expect(health).toMatchObject({
      cpuPct: { user: 10, system: 30, softirq: 9 },
      cpuCount: 2,
      busiestCpu: { cpu: '0', pct: 98 },
      busySeconds: 1,
      softnetDropped: 0,
      softnetSqueezed: 3,
      protocols: { TcpRetransSegs: 2 },
      nic: { rx_missed_errors: 1 },
    });
    expect(warningsOf(health)).toEqual(['core-full', 'nic-drops', 'retransmits']);
  });

  it('is unknown where it cannot be read, which is no warning', () => {
    const blind = counters({ softnet: null, protocols: null, nic: null, conntrack: null });
    const health = endHealth(blind, blind, null);
    expect(health).toMatchObject({ cpuPct: null, softnetDropped: null, conntrack: null });
    expect(warningsOf(health)).toEqual([]);
  });

  it.each<readonly [string, Partial<EndHealth>]>([
    ['softnet-drops', { softnetDropped: 1 }],
    ['listen-drops', { protocols: { TcpExtListenDrops: 1 } }],
    ['time-wait-overflow', { protocols: { TcpExtTCPTimeWaitOverflow: 1 } }],
    ['udp-drops', { protocols: { UdpRcvbufErrors: 1 } }],
    ['fragments', { protocols: { IpFragCreates: 1 } }],
    ['ecn', { protocols: { IpExtInCEPkts: 1 } }],
    ['conntrack-near-full', { conntrack: { before: 0, after: 90, max: 100 } }],
    ['throttled', { throttles: 1 }],
    ['steal', { cpuPct: { user: 0, system: 0, irq: 0, softirq: 0, steal: 9 } }],
    ['nic-drops', { linkDrops: 1 }],
  ])('warns of %s, which the closed list explains', (id, more) => {
    const calm = endHealth(counters(), counters(), null);
    expect(warningsOf(calm)).toEqual([]);
    expect(warningsOf({ ...calm, ...more })).toEqual([id]);
    expect(healthWarnings).toHaveProperty([id]);
  });

  it('holds whether TCP made smaller segments than the MTU has room for', () => {
    expect(hasSmallSegments(1448, 1500)).toBe(false);
    expect(hasSmallSegments(1388, 1500)).toBe(true);
    expect(hasSmallSegments(8948, 9000)).toBe(false);
    expect(hasSmallSegments(1448, 9000)).toBe(true);
    expect(hasSmallSegments(undefined, 1500)).toBe(false);
  });
});
