import { findDatapath } from '@hopwise/datapath';
import { type PredictionInput, predictAnalytic } from '@hopwise/simulator';
import { describe, expect, it } from 'vitest';
import { intervalsOn, posteriorOfPriors, predictionFigures, ratiosOn } from '../src/index.ts';
import { hardware, priors } from './platform.ts';

const nothing = { work: 0, cpu: 0 };
const uncertainty = {
  platform: { hardware, posterior: posteriorOfPriors(priors), isTransferred: false },
  noise: [],
  doubts: {
    ...{ processes: nothing, workload: nothing, system: nothing, machine: nothing },
    'hand-over': nothing,
  },
  ...{ seed: 1, sampleCount: 60 },
};
const on = (id: string): PredictionInput => {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new RangeError(id);
  return {
    ...{ datapath, hardware, costs: priors },
    scenario: {
      ...{ datapath: id, modifiers: [], hardware: hardware.id, mtu: 1500, seed: 1 },
      workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
    },
  };
};
const ratio = (a: string, b: string, more: Partial<typeof uncertainty> = {}) => {
  const found = ratiosOn({ ...uncertainty, ...more })(on(a), on(b), 'rate');
  if (found === null) throw new RangeError('no rate');
  return found;
};

describe('the ratio of two predictions', () => {
  it('of the same is 1, however little is known of the machine', () => {
    const { p5, p95 } = ratio('cilium-ebpf', 'cilium-ebpf');
    expect([p5, p95]).toEqual([1, 1]);
  });

  it('is turned over with the two', () => {
    const [there, back] = [ratio('host', 'calico-iptables'), ratio('calico-iptables', 'host')];
    expect(there.p50 * back.p50).toBeCloseTo(1, 2);
    expect(there.p5).toBeCloseTo(1 / back.p95, 3);
  });

  it('is known better than either of them: what they share cancels', () => {
    const { p5, p95 } = ratio('cilium-ebpf', 'calico-iptables');
    const alone = intervalsOn(uncertainty)(
      on('calico-iptables'),
      predictAnalytic(on('calico-iptables')),
      predictionFigures,
    ).rate;
    expect(p95 / p5).toBeLessThan((alone?.p95 ?? 0) / (alone?.p5 ?? 1));
    expect(p5).toBeGreaterThan(1);
  });

  it('is known less where a system is one that no fit saw: such errors do not cancel', () => {
    const doubts = { ...uncertainty.doubts, system: { work: 0.3, cpu: 0 } };
    const [sure, doubted] = [
      ratio('host', 'cilium-ebpf'),
      ratio('host', 'cilium-ebpf', { doubts }),
    ];
    expect(doubted.p95 / doubted.p5).toBeGreaterThan((sure.p95 / sure.p5) * 1.5);
  });
});
