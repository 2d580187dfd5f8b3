import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  factorsOf,
  figureOf,
  fitCosts,
  fitNearby,
  type Observation,
  observationsOf,
  planStudy,
  scaleCosts,
  startAt,
} from '../src/index.ts';
import { cilium2021 } from './cilium-2021.ts';
import { movingOnly, solve } from './platform.ts';

// Each of these moves some figure of the fit by at least a tenth of its own change.
const names = ['deviceLatency', 'copyOut', 'connectServer', 'netnsConnect'];
const priors = movingOnly(names);
const factors = factorsOf(priors);

const planned = planStudy(cilium2021).scenarios;
const published = planned.filter(({ role }) => role === 'fit').flatMap(observationsOf);

/** Observations as the solver itself would make them, each off by `noise` standard deviations. */
function synthetic(values: readonly number[], sigmaLog: number, noise: readonly number[]) {
  const costs = scaleCosts(priors, factors, values);
  return published.map((observation, index): Observation => {
    const exact = figureOf(solve(observation.scenario, costs), observation.figure);
    const off = sigmaLog * (noise[index % noise.length] ?? 0);
    return { ...observation, value: exact * Math.exp(off), sigmaLog };
  });
}

const sigmas = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: factors.length,
  maxLength: factors.length,
});
const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 7,
  maxLength: 7,
});

describe('a fit of costs', () => {
  test.prop([sigmas, noise], { numRuns: 5 })(
    'recovers the factors that observations were made with, within what their noise allows',
    (zs, off) => {
      const sigmaLog = 0.002;
      const values = factors.map((factor, index) => Math.exp((zs[index] ?? 0) * factor.sigmaLog));
      const fit = fitCosts(priors, synthetic(values, sigmaLog, off), solve);
      expect(fit.converged).toBe(true);
      fit.factors.forEach(({ value, name }, index) => {
        const error = Math.abs(Math.log(value / (values[index] ?? 1)));
        expect(error, `${name}: ${value}, made with ${values[index]}`).toBeLessThan(10 * sigmaLog);
      });
    },
  );

  it('leaves every cost at its prior when nothing is observed', () => {
    const fit = fitCosts(priors, [], solve);
    expect(fit.factors.map(({ value }) => value)).toEqual(names.map(() => 1));
    expect(fit.costs.costs).toEqual(priors.costs);
    expect(fit).toMatchObject({ converged: true, sumOfSquares: 0 });
  });

  test.prop([sigmas], { numRuns: 4 })('trusts a prior that is far surer than the data', (zs) => {
    const values = factors.map((factor, index) => Math.exp((zs[index] ?? 0) * factor.sigmaLog));
    const vague = synthetic(values, 0.1, [0]);
    const sure = {
      ...priors,
      costs: priors.costs.map((cost) => ({
        ...cost,
        low: cost.value * 0.9999,
        high: cost.value * 1.0001,
      })),
    };
    for (const { value } of fitCosts(sure, vague, solve).factors) expect(value).toBeCloseTo(1, 3);
  });

  it('is moved by one figure that is three times off by no more than what the others leave open', () => {
    const values = factors.map(({ sigmaLog }, index) => Math.exp((index - 1.5) * 0.4 * sigmaLog));
    const clean = synthetic(values, 0.02, [0.5, -1, 0.2, 1, -0.7, 0.9, -0.3]);
    const astray = clean.map((each, index) =>
      index === 20 ? { ...each, value: each.value * 3 } : each,
    );
    const [before, after] = [fitCosts(priors, clean, solve), fitCosts(priors, astray, solve)];
    after.factors.forEach(({ name, value, sigmaLog }, index) => {
      const moved = Math.abs(Math.log(value / (before.factors[index]?.value ?? 1))) / sigmaLog;
      const open = Math.sqrt(after.posterior.covariance[index]?.[index] ?? 0);
      expect(moved, `${name} by ${moved}, ${open} left open`).toBeLessThan(open);
    });
  });

  it('leaves out what moves none of the observed loads', () => {
    const streams = published.filter(({ scenario }) => scenario.workload.kind === 'tcp-stream');
    const fit = fitCosts(movingOnly(['copyOut', 'connectServer']), streams, solve);
    expect(fit.factors.map(({ name }) => name)).toEqual(['copyOut']);
  });

  it('ends in nearly the same place when it begins where a fit to the rows in common ended', () => {
    const fewer = published.slice(3);
    const start = startAt(fitCosts(priors, published.slice(6), solve), priors, published, solve);
    const whole = fitCosts(priors, fewer, solve);
    expect(fitNearby(priors, fewer, solve, start).sumOfSquares).toBeLessThan(
      whole.sumOfSquares * 1.05,
    );
  });

  it('begins in a place that the values of other rows do not move', () => {
    const base = fitCosts(priors, published.slice(6), solve);
    const others = published.map((row) => ({ ...row, value: row.value * 2 }));
    const [one, two] = [published, others].map((all) => startAt(base, priors, all, solve));
    expect(one?.place).toEqual(two?.place);
    published.forEach((row) => {
      const slopes = one?.slopesOf(row) ?? [];
      two?.slopesOf(row).forEach((slope, i) => expect(slope).toBeCloseTo(slopes[i] ?? 0, 8));
    });
  });

  it('gives the same numbers twice', () => {
    expect(fitCosts(priors, published, solve)).toEqual(fitCosts(priors, published, solve));
  });

  it('names a factor that the data push beyond four widths of its prior', () => {
    const [first = published[0]] = published;
    if (first === undefined) throw new Error('the study has rows to fit to');
    const absurd = [{ ...first, figure: 'rate', value: first.value / 10 } as const];
    const fit = fitCosts(movingOnly(['copyOut']), absurd, solve);
    expect(fit.factors).toMatchObject([{ name: 'copyOut', atBound: true }]);
  });

  it('refuses a row that was held out, or seen by a choice, and says which', () => {
    const rows = planned.filter(({ role }) => role === 'held-out' || role === 'seen');
    expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['held-out', 'seen']));
    for (const row of rows) {
      const observations = [...published, ...observationsOf(row)];
      expect(() => fitCosts(priors, observations, solve)).toThrow(
        `${row.scenario.datapath} ${row.scenario.workload.kind} 32 processes rate is ${row.role}`,
      );
    }
  });
});
