import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullTable, timeWaitSeconds } from '../src/full-table.ts';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { clusterInput, exchangeOf } from './exchange-testing.ts';
import { datapathOf, inputOf, machine, workloadOf } from './testing.ts';

const tables = fc.record({
  entriesMax: fc.integer({ min: 1000, max: 4_000_000 }),
  tuples: fc.integer({ min: 1000, max: 8_000_000 }),
  rate: fc.integer({ min: 100, max: 400_000 }),
  kernel: fc.constantFrom('5.10', '5.15', '5.18', '6.8'),
});

describe('a conntrack table', () => {
  it('never gets full while it has room for every tuple, or forgets faster than it fills', () => {
    fc.assert(
      fc.property(tables, ({ entriesMax, ...arrivals }) => {
        const { tuples, rate } = arrivals;
        const isRoomy = tuples <= entriesMax || rate * timeWaitSeconds <= entriesMax;
        expect(fullTable({ entriesMax }, arrivals) === null).toBe(isRoomy);
      }),
    );
  });

  it('lets in, once full, at least what expires and never more than before', () => {
    fc.assert(
      fc.property(tables, ({ entriesMax, ...arrivals }) => {
        const full = fullTable({ entriesMax }, arrivals);
        if (full === null) return;
        expect(full.thenPerS).toBeGreaterThanOrEqual((entriesMax / timeWaitSeconds) * (1 - 1e-9));
        expect(full.thenPerS).toBeLessThanOrEqual(arrivals.rate * (1 + 1e-9));
        expect(full.afterS).toBeCloseTo(entriesMax / arrivals.rate, 9);
      }),
    );
  });

  it('lets in more when it is larger', () => {
    fc.assert(
      fc.property(tables, ({ entriesMax, ...arrivals }) => {
        const small = fullTable({ entriesMax }, arrivals);
        const large = fullTable({ entriesMax: 2 * entriesMax }, arrivals);
        if (small === null || large === null) return;
        expect(large.thenPerS).toBeGreaterThan(small.thenPerS);
      }),
    );
  });

  it('of 30 000 entries lets as many through in eight seconds as were measured, and a few', () => {
    // Lab: one process, 60 535 tuples, 25 000 connections per second before, 3 700 on average, Linux 6.18.
    const full = fullTable(
      { entriesMax: 30_000 },
      { tuples: 60_535, rate: 25_000, kernel: '6.18' },
    );
    if (full === null) throw new Error('the table was full');
    const average = (30_000 + (8 - full.afterS) * full.thenPerS) / 8;
    expect(average / 3700).toBeGreaterThan(0.93);
    expect(average / 3700).toBeLessThan(1.08);
  });
});

describe('a prediction of connections', () => {
  it('says when the table is full, and leaves the rate as it is until then', () => {
    const input = inputOf(datapathOf('calico-iptables'), workloadOf('tcp-crr', 32));
    for (const { conntrack, rate, bottleneck } of [predictAnalytic(input), predictEvents(input)]) {
      expect(conntrack?.full?.afterS).toBeGreaterThan(5);
      expect(conntrack?.full?.afterS).toBeLessThan(8);
      expect(conntrack?.full?.thenPerS).toBeLessThan(rate.value);
      expect(bottleneck.explanation).toMatch(/the conntrack table is full after \d/);
    }
  });

  it('says nothing of it where one process has fewer tuples than the table entries', () => {
    const { conntrack, bottleneck } = predictAnalytic(
      inputOf(datapathOf('calico-iptables'), workloadOf('tcp-crr', 1)),
    );
    expect(conntrack?.full).toBeUndefined();
    expect(bottleneck.explanation).not.toMatch(/conntrack/);
  });

  it('says how many addresses front ends need where they would run out of ports', () => {
    const tier = (processes: number) =>
      predictAnalytic(
        clusterInput(datapathOf('host'), exchangeOf('web-tier', processes), { hardware: machine }),
      );
    const { rate, bottleneck } = tier(32);
    const addresses = Math.ceil(rate.value / (machine.sysctls.localPorts / 60));
    expect(addresses).toBeGreaterThan(1);
    expect(bottleneck.explanation).toContain(`${addresses} addresses`);
    expect(tier(1).bottleneck.explanation).not.toContain('addresses');
  });
});
