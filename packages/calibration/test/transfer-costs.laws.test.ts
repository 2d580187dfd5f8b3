import { type CostClass, type CostScale, isStageId, type Sourced } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transferCosts, transferredPriors } from '../src/index.ts';
import { priors } from './platform.ts';

const classes: readonly CostClass[] = ['instruction', 'copy', 'crypto', 'wakeup', 'interrupt'];

const ratio = (value: number, spread = 1): Sourced => ({
  value,
  low: value / spread,
  high: value * spread,
  unit: 'ratio',
  basis: 'assumed',
  source: 'a test',
});

/** Values powers of two and bounds likewise, so that products are exact. */
const aRatio = fc
  .record({ power: fc.integer({ min: -4, max: 4 }), spread: fc.integer({ min: 0, max: 3 }) })
  .map(({ power, spread }) => ratio(2 ** power, 2 ** spread));
const aScale = fc
  .record({ instruction: aRatio, copy: aRatio, crypto: aRatio, wakeup: aRatio, interrupt: aRatio })
  .map((ratios): CostScale => ({ reference: 'reference', ...ratios }));

const one = ratio(1);
const identity: CostScale = {
  reference: 'reference',
  ...{ instruction: one, copy: one, crypto: one, wakeup: one, interrupt: one },
};

const ofStages = priors.costs.filter(({ subject }) => isStageId(subject));

const numbers = (costs: typeof priors.costs | ReturnType<typeof transferCosts>['costs']) =>
  costs.map(({ subject, parameter, value, low, high }) => [subject, parameter, value, low, high]);

const combined = (a: CostScale, b: CostScale): CostScale => ({
  ...a,
  ...Object.fromEntries(
    classes.map((name) => [
      name,
      {
        ...a[name],
        value: a[name].value * b[name].value,
        low: a[name].low * b[name].low,
        high: a[name].high * b[name].high,
      },
    ]),
  ),
});

describe('costs carried to another machine', () => {
  it('are the same numbers where every ratio is 1', () => {
    expect(numbers(transferCosts(priors, identity).costs)).toEqual(numbers(ofStages));
  });

  it('carried on to a third are multiplied by both ratios', () => {
    fc.assert(
      fc.property(aScale, aScale, (a, b) => {
        const inSteps = transferCosts(transferCosts(priors, a), b);
        expect(numbers(inSteps.costs)).toEqual(
          numbers(transferCosts(priors, combined(a, b)).costs),
        );
      }),
    );
  });

  it('grow with the ratio of their own class, and with no other', () => {
    fc.assert(
      fc.property(aScale, fc.constantFrom(...classes), (scale, grown) => {
        const larger = { ...scale, [grown]: ratio(scale[grown].value * 2) };
        const before = transferCosts(priors, scale).costs;
        transferCosts(priors, larger).costs.forEach(({ value, source }, i) => {
          const isOfClass = source.endsWith(`(${grown})`);
          expect(value).toBe((before[i]?.value ?? Number.NaN) * (isOfClass ? 2 : 1));
        });
      }),
    );
  });

  it('keep every value between its bounds, and never know it better than before', () => {
    fc.assert(
      fc.property(aScale, (scale) => {
        transferCosts(priors, scale).costs.forEach(({ value, low, high }, i) => {
          const before = ofStages[i];
          expect(low <= value && value <= high).toBe(true);
          if (before === undefined || before.low === 0) return;
          expect(high / low).toBeGreaterThanOrEqual((before.high / before.low) * (1 - 1e-12));
        });
      }),
    );
  });

  it('scale with copying only where bytes are copied: a call that copies is instructions besides', () => {
    const scale = { ...identity, copy: ratio(2), instruction: ratio(4) };
    const factors = transferCosts(priors, scale).costs.flatMap((cost, i) =>
      cost.subject === 'tcpSendmsg'
        ? [[cost.parameter, cost.value / (ofStages[i]?.value ?? 0)]]
        : [],
    );
    expect(Object.fromEntries(factors)).toEqual({ perVisit: 4, perSkb: 4, perByte: 2 });
  });

  it('leave latencies of the machine and named nuisances behind', () => {
    expect(priors.costs.some(({ subject }) => !isStageId(subject))).toBe(true);
    expect(
      transferCosts(priors, identity).costs.filter(({ subject }) => !isStageId(subject)),
    ).toEqual([]);
  });

  it('say what they are: derived, by which ratio, from which machine', () => {
    const scale = { ...identity, reference: 'old-100g', copy: ratio(1.5) };
    const table = transferCosts(priors, scale);
    const copied = table.costs.find(
      ({ subject, parameter }) => subject === 'tcpSendmsg' && parameter === 'perByte',
    );
    expect(new Set(table.costs.map(({ basis }) => basis))).toEqual(new Set(['derived']));
    expect(copied?.source).toMatch(/ ; old-100g x 1\.5 \(copy\)$/);
    expect(table.id).toBe(priors.id);
    expect(table.hash).not.toBe(transferCosts(priors, identity).hash);
  });
});

describe('priors of a machine that has none of its own', () => {
  it('are the scaled costs, with bounds that are wider by half or more', () => {
    fc.assert(
      fc.property(aScale, (scale) => {
        const scaled = transferCosts(priors, scale).costs;
        transferredPriors(priors, priors, scale).costs.forEach((cost, index) => {
          const { value, low, high } = scaled[index] ?? cost;
          expect(cost.value).toBe(value);
          if (low === 0) return;
          const wider = Math.log(cost.high / cost.low) / Math.log(high / low);
          expect(wider).toBeGreaterThan(1.5 - 1e-9);
        });
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('tell the driver, and reading datagrams, from work that the reference has rows of', () => {
    const { costs } = transferredPriors(priors, priors, identity);
    const factorOf = (subject: string, parameter: string) =>
      costs.find((cost) => cost.subject === subject && cost.parameter === parameter)?.fit;
    expect(factorOf('ndoStartXmit', 'perSkb')).toBe('driverSend');
    expect(factorOf('udpRecvmsg', 'perSkb')).toBe('datagramRead');
    expect(factorOf('tcpRecvmsg', 'perByte')).toBe('copyOut');
  });
});
