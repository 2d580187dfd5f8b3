import { fc, test } from '@fast-check/vitest';
import { findDatapath, type Scenario } from '@hopwise/datapath';
import { type PredictionInput, predictAnalytic } from '@hopwise/simulator';
import { mean } from '@hopwise/stats';
import { describe, expect, it } from 'vitest';
import {
  type CostPosterior,
  doubtOf,
  figureIntervals,
  type IntervalOptions,
  intervalsOn,
  platformSamples,
  posteriorOfPriors,
  posteriorSamples,
  predictionFigures,
  strangenessOf,
  type Uncertainty,
} from '../src/index.ts';
import { hardware, priors } from './platform.ts';

const host = findDatapath('host');
if (host === undefined) throw new RangeError('no host in the catalogue');

const scenario: Scenario = {
  datapath: 'host',
  modifiers: [],
  hardware: hardware.id,
  workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
  mtu: 1500,
  seed: 1,
};
const input: PredictionInput = { scenario, datapath: host, hardware, costs: priors };
const centre = predictAnalytic(input);
const nothing = { work: 0, cpu: 0 };
const doubts = {
  processes: { work: 0.1, cpu: 0.05 },
  workload: nothing,
  system: { work: 0.2, cpu: 0.05 },
  'hand-over': nothing,
  machine: { work: 0.2, cpu: 0.2 },
};
const noise = (['rate', 'cpu', 'latency'] as const).map((figure) => ({
  ...{ workload: null, streams: null, figure, cvMedian: 0.03, cvMean: 0.05, source: 'a test' },
}));
const posterior = posteriorOfPriors(priors);
const uncertainty: Uncertainty = {
  platform: { hardware, posterior, isTransferred: false },
  ...{ noise, doubts, seed: 1, sampleCount: 60 },
};
const rateOn = (more: Partial<Uncertainty>, load = input) =>
  intervalsOn({ ...uncertainty, ...more })(load, centre, predictionFigures).rate;
const widthOf = (quantiles: ReturnType<typeof rateOn>): number =>
  Math.log((quantiles?.p95 ?? Number.NaN) / (quantiles?.p5 ?? Number.NaN));

describe('samples of a posterior', () => {
  /** Two factors that lean on each other, and nothing else that moves. */
  const leaning: CostPosterior = {
    ...posterior,
    costs: {
      ...priors,
      costs: priors.costs.map((cost) => ({ ...cost, low: cost.value, high: cost.value })),
    },
    factors: posterior.factors
      .filter(({ name }) => name === 'hostCold' || name === 'hostHot')
      .map((factor) => ({ ...factor, systems: 3 })),
    covariance: [
      [0.5, -0.3],
      [-0.3, 0.4],
    ],
  };
  const options = { count: 400, seed: 7, isExtrapolated: false, workError: 0 };

  it('have the covariance that they are drawn from, and move every cost of a factor alike', () => {
    const moves = posteriorSamples(leaning, options).map(({ costs }) =>
      leaning.factors.map(({ name, sigmaLog }) => {
        const ratios = costs.flatMap((cost, i) =>
          priors.costs[i]?.fit === name ? [Math.log(cost.value / priors.costs[i].value)] : [],
        );
        expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-9);
        return (ratios[0] ?? 0) / sigmaLog;
      }),
    );
    const covariance = (a: number, b: number): number =>
      mean(moves.map((move) => (move[a] ?? 0) * (move[b] ?? 0)));
    expect(covariance(0, 0)).toBeCloseTo(0.5, 1);
    expect(covariance(1, 1)).toBeCloseTo(0.4, 1);
    expect(covariance(0, 1)).toBeCloseTo(-0.3, 1);
    expect(mean(moves.map((move) => move[0] ?? 0))).toBeCloseTo(0, 1);
  });

  it('leave a number without bounds where it is, and keep the others about as wide as their bounds', () => {
    const tables = posteriorSamples({ ...posterior, factors: [], covariance: [] }, options);
    priors.costs.forEach(({ value, low, high }, i) => {
      const inside = tables.filter(({ costs }) => {
        const drawn = costs[i]?.value ?? 0;
        return drawn >= low && drawn <= high;
      });
      expect(inside.length / tables.length).toBeCloseTo(value === 0 ? 1 : 0.9, 1);
    });
    const [first, ...others] = posteriorSamples(
      { ...leaning, factors: [], covariance: [] },
      options,
    );
    for (const { costs } of others) expect(costs).toEqual(first?.costs);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(posteriorSamples(leaning, options)).toEqual(posteriorSamples(leaning, options));
    const other = posteriorSamples(leaning, { ...options, seed: 8 });
    expect(other).not.toEqual(posteriorSamples(leaning, options));
  });

  it('are wider for another system where only few systems showed a factor', () => {
    const spread = (systems: number): number => {
      const factors = leaning.factors.map((factor) => ({ ...factor, systems }));
      const tables = posteriorSamples(
        { ...leaning, factors },
        { ...options, isExtrapolated: true },
      );
      const index = priors.costs.findIndex(({ fit }) => fit === 'hostCold');
      return mean(
        tables.map(({ costs }) =>
          Math.abs(Math.log((costs[index]?.value ?? 1) / (priors.costs[index]?.value ?? 1))),
        ),
      );
    };
    expect(spread(2)).toBeGreaterThan(1.1 * spread(3));
  });
});

describe('a machine that may be', () => {
  it('is never faster with all cores than with one, and stays within what its numbers allow', () => {
    const samples = platformSamples(uncertainty.platform, {
      ...{ count: 50, seed: 3, isExtrapolated: false, workError: 0 },
    });
    for (const { hardware: drawn } of samples) {
      expect(drawn.cpu.clockAllGhz.value).toBeLessThanOrEqual(drawn.cpu.clockSingleGhz.value);
      expect(drawn.cpu.smtSlowdown.value).toBeGreaterThanOrEqual(1);
      expect(drawn.nic.queues).toBe(hardware.nic.queues);
    }
    expect(new Set(samples.map(({ hardware: drawn }) => drawn.wakeLatencyNs.value)).size).toBe(50);
  });

  it('scales every class of another machine by its own ratio, within its bounds', () => {
    const sourced = (value: number, low: number, high: number) => ({
      ...{ value, low, high, unit: 'ratio', basis: 'assumed' as const, source: 'a test' },
    });
    const one = sourced(1, 1, 1);
    const scaled = {
      ...hardware,
      costScale: {
        ...{ reference: hardware.id, instruction: one, crypto: one, wakeup: one, interrupt: one },
        copy: sourced(2, 1, 4),
      },
    };
    const sure: CostPosterior = {
      ...posterior,
      ...{ factors: [], covariance: [] },
      costs: {
        ...priors,
        costs: priors.costs.map((cost) => ({ ...cost, low: cost.value, high: cost.value })),
      },
    };
    const samples = platformSamples(
      { hardware: scaled, posterior: sure, isTransferred: true },
      { count: 50, seed: 3, isExtrapolated: false, workError: 0 },
    );
    const ratios = samples.map(({ costs }) => {
      const valueOf = (subject: string): number => {
        const before = priors.costs.find((c) => c.subject === subject && c.parameter === 'perByte');
        const after = costs.costs.find((c) => c.subject === subject && c.parameter === 'perByte');
        return (after?.value ?? Number.NaN) / (before?.value ?? 1);
      };
      expect(valueOf('tcpSendmsg')).toBeCloseTo(valueOf('tcpRecvmsg'), 9);
      expect(costs.costs.some(({ subject }) => subject === 'deviceLatency')).toBe(false);
      return valueOf('tcpSendmsg');
    });
    expect(ratios.filter((ratio) => ratio >= 1 && ratio <= 4).length).toBe(46);
  });
});

describe('intervals of a prediction', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 });

  test.prop([seeds], { numRuns: 10 })('nest: the quartiles within the outer quantiles', (seed) => {
    const found = intervalsOn({ ...uncertainty, seed })(input, centre, predictionFigures);
    expect(Object.keys(found)).toContain('latencyMean');
    for (const { p5, p25, p50, p75, p95 } of Object.values(found)) {
      expect(p5).toBeLessThanOrEqual(p25);
      expect(p25).toBeLessThanOrEqual(p50);
      expect(p50).toBeLessThanOrEqual(p75);
      expect(p75).toBeLessThanOrEqual(p95);
    }
  });

  test.prop([seeds], { numRuns: 5 })('are wider the more runs scatter', (seed) => {
    const widths = [0, 0.3, 0.9].map((cvMean) =>
      widthOf(rateOn({ seed, noise: noise.map((floor) => ({ ...floor, cvMean })) })),
    );
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(widths[2]).toBeGreaterThan(2 * (widths[0] ?? 0));
  });

  it('are wider where nothing like it was seen', () => {
    const seen = [{ datapath: 'host', modifiers: [], workload: 'tcp-rr' as const, processes: 1 }];
    const known = { ...uncertainty.platform, posterior: { ...posterior, seen } };
    expect(widthOf(rateOn({ platform: known }))).toBeLessThan(widthOf(rateOn({})));
  });

  it('are those of the scatter of runs when everything else is known', () => {
    const samples = Array.from({ length: 200 }, () => ({ hardware, costs: priors }));
    const options: IntervalOptions<'rate'> = {
      ...{ samples, noise, seed: 1, names: ['rate'], errorOf: () => 0 },
      figuresOf: ({ rate }) => ({ rate: rate.value }),
      kindOf: () => 'rate',
    };
    const found = figureIntervals(input, centre, options).rate;
    // Student's 95 % quantile with six degrees of freedom is 1.943.
    expect(found?.p95).toBeCloseTo(centre.rate.value * Math.exp(0.05 * 1.943), -3);
    expect(found?.p5).toBeCloseTo(centre.rate.value * Math.exp(-0.05 * 1.943), -3);
    expect(found?.p50).toBeCloseTo(centre.rate.value, -2);
  });

  it('of a full line end where the line does', () => {
    const workload = { ...scenario.workload, kind: 'tcp-stream' as const, processes: 32 };
    const stream = { ...scenario, workload: { ...workload, requestBytes: 16_384 } };
    const full = predictAnalytic({ ...input, scenario: stream });
    expect(full.bottleneck.resource).toBe('line rate');
    const found = intervalsOn(uncertainty)({ ...input, scenario: stream }, full, predictionFigures);
    expect(found.rate?.p95).toBeCloseTo(full.rate.value, -3);
    expect(found.rate?.p5).toBeLessThan(0.96 * full.rate.value);
  });

  it('go with their centre: another solver moves them, and keeps their shape', () => {
    const other = { ...centre, rate: { ...centre.rate, value: centre.rate.value * 1.1 } };
    const found = intervalsOn(uncertainty)(input, other, predictionFigures).rate;
    expect((found?.p95 ?? 0) / (rateOn({})?.p95 ?? 1)).toBeCloseTo(1.1, 6);
  });

  it('cover nine of ten machines that are drawn alike, and half of them with the quartiles', () => {
    const quiet = noise.map((floor) => ({ ...floor, cvMean: 0 }));
    const seen = [{ datapath: 'host', modifiers: [], workload: 'tcp-rr' as const, processes: 1 }];
    const platform = { ...uncertainty.platform, posterior: { ...posterior, seen } };
    const interval = rateOn({ platform, noise: quiet });
    const truths = platformSamples(platform, {
      ...{ count: 300, seed: 99, isExtrapolated: false, workError: 0 },
    }).map((sample) => predictAnalytic({ ...input, ...sample }).rate.value);
    const share = (low = 0, high = 0): number =>
      truths.filter((truth) => truth >= low && truth <= high).length / truths.length;
    expect(share(interval?.p5, interval?.p95)).toBeGreaterThan(0.85);
    expect(share(interval?.p5, interval?.p95)).toBeLessThan(0.95);
    expect(share(interval?.p25, interval?.p75)).toBeGreaterThan(0.4);
    expect(share(interval?.p25, interval?.p75)).toBeLessThan(0.6);
  });
});

describe('strangeness', () => {
  const seen = [
    { datapath: 'host', modifiers: [], workload: 'tcp-rr' as const, processes: 1 },
    { datapath: 'cilium-ebpf', modifiers: [], workload: 'tcp-stream' as const, processes: 1 },
  ];
  const differs = (datapath: string, processes: number, kind = scenario.workload.kind) => {
    const found = findDatapath(datapath);
    if (found === undefined) throw new RangeError(datapath);
    const workload = { ...scenario.workload, kind, processes };
    return strangenessOf({ ...scenario, datapath, workload }, found, {
      seen,
      isTransferred: false,
    });
  };

  it('is nothing where the load and the system were seen, together or apart', () => {
    expect(differs('host', 1)).toEqual([]);
    expect(differs('cilium-ebpf', 1)).toEqual([]);
  });

  it('tells apart processes, workloads, systems and hand-overs', () => {
    expect(differs('host', 32)).toEqual(['processes']);
    expect(differs('host', 1, 'tcp-crr')).toEqual(['workload']);
    expect(differs('flannel-vxlan', 1)).toEqual(['system']);
    expect(differs('cilium-wireguard', 32)).toEqual(['processes', 'system', 'hand-over']);
  });

  it('adds up as independent errors do', () => {
    expect(doubtOf([], doubts)).toEqual({ work: 0, cpu: 0 });
    expect(doubtOf(['system', 'machine'], doubts).work).toBeCloseTo(Math.sqrt(0.08), 9);
  });
});
