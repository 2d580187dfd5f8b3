import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { clusterInput, exchangeOf } from './exchange-testing.ts';
import { datapathOf, machine, steadyMachine } from './testing.ts';

const ids = ['host', 'cilium-ebpf', 'calico-iptables'] as const;
const anyId = fc.constantFrom(...ids);

/** Operations of 32 connections that are due this many times per second. */
const offered = (id: string, ratePerS: number, hardware = machine) =>
  clusterInput(datapathOf(id), exchangeOf('http', 32, { ratePerS }), { hardware });

/** Most that 32 closed loops get through [1/s]. */
const capacityOf = (id: string): number =>
  predictAnalytic(clusterInput(datapathOf(id), exchangeOf('http', 32), { hardware: machine })).rate
    .value;

describe('an open loop', () => {
  it('serves exactly what is offered below the rate of its connections', () => {
    fc.assert(
      fc.property(anyId, fc.double({ min: 0.01, max: 0.7, noNaN: true }), (id, share) => {
        const ratePerS = share * capacityOf(id);
        const { rate, bottleneck } = predictAnalytic(offered(id, ratePerS));
        expect(rate.value / ratePerS).toBeCloseTo(1, 9);
        expect(bottleneck.resource).toBe('offered rate');
      }),
      { numRuns: 60 },
    );
  });

  it.each(ids)('serves it by events too, and takes as long as the closed form says: %s', (id) => {
    const ratePerS = 0.4 * capacityOf(id);
    const input = offered(id, ratePerS);
    const events = predictEvents(input);
    expect(Math.abs(events.rate.value / ratePerS - 1)).toBeLessThanOrEqual(0.01);
    const analyticNs = solveExchangeInput(input).point.operationNs;
    expect(Math.abs((events.latency?.meanNs ?? 0) / analyticNs - 1)).toBeLessThanOrEqual(0.15);
  });

  it.each(ids)('takes the time of one operation alone as the rate goes to none: %s', (id) => {
    const alone = clusterInput(datapathOf(id), exchangeOf('http', 1), { hardware: steadyMachine });
    const aloneNs = solveExchangeInput(alone).point.operationNs;
    const slow = solveExchangeInput(offered(id, 1, steadyMachine)).point.operationNs;
    // The client is woken by a timer and does not wait for the answer of the operation before.
    const { clock: one } = solveExchangeInput(alone);
    const { clock: many } = solveExchangeInput(offered(id, 1, steadyMachine));
    expect(slow / aloneNs).toBeGreaterThan(0.8);
    expect(slow / aloneNs).toBeLessThan((many / one) * 1.25);
  });

  it('takes the longer the more is offered', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.tuple(
          fc.double({ min: 0.01, max: 0.95, noNaN: true }),
          fc.double({ min: 0.01, max: 0.95, noNaN: true }),
        ),
        (id, shares) => {
          const [few, many] = shares
            .toSorted((a, b) => a - b)
            .map((share) => solveExchangeInput(offered(id, share * capacityOf(id))).point);
          expect(many?.operationNs).toBeGreaterThanOrEqual((few?.operationNs ?? 0) * (1 - 1e-9));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(ids)('gets through what closed loops get through when far more is offered: %s', (id) => {
    const most = predictAnalytic(offered(id, 1e9));
    expect(most.rate.value).toBeLessThanOrEqual(capacityOf(id) * 1.05);
    expect(most.rate.value).toBeGreaterThanOrEqual(capacityOf(id) * 0.6);
    expect(most.bottleneck.resource).not.toBe('offered rate');
  });
});
