import { plainCluster } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { sumOfDifferences } from '../../src/evaluate/sum-of-differences.ts';
import type { Trial } from '../../src/evaluate/trial.ts';

const trialOf = (modifiers: readonly string[], rate: number, policyRules = 0): Trial => ({
  id: `${modifiers.join('+')} ${policyRules}`,
  source: 'lab',
  system: modifiers.join('+'),
  path: 'pod-to-pod-direct',
  scenario: {
    datapath: 'veth-routed',
    modifiers,
    hardware: 'lab-netns-core',
    workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
    ...(policyRules === 0 ? {} : { cluster: { ...plainCluster, policyRules } }),
    mtu: 1500,
    seed: 1,
  },
  role: 'fit',
  figures: [{ name: 'rate', value: rate, runCount: 3, cv: null }],
});

/** 10 us without a modifier, 4 us for a tunnel, 3 us for tracking, 1 and 6 us for 1 and 100 rules. */
const known = [
  trialOf([], 1e5),
  trialOf(['vxlan'], 1e6 / 14),
  trialOf(['conntrack'], 1e6 / 13),
  trialOf(['forward-rules'], 1e6 / 11, 1),
  trialOf(['forward-rules'], 1e6 / 16, 100),
];

const guessOf = (modifiers: readonly string[], policyRules = 0): number | null =>
  sumOfDifferences(trialOf(modifiers, 1, policyRules), known, 'rate');

describe('the sum of differences', () => {
  it('adds up times of operations, not rates', () => {
    expect(guessOf(['vxlan', 'conntrack'])).toBeCloseTo(1e6 / 17, 6);
  });

  it('takes the rules from where there were as many', () => {
    expect(guessOf(['conntrack', 'forward-rules'], 100)).toBeCloseTo(1e6 / 19, 6);
    expect(guessOf(['vxlan', 'conntrack', 'forward-rules'], 1)).toBeCloseTo(1e6 / 18, 6);
  });

  it('is nothing where one of them was not measured alone, or there is but one', () => {
    expect(guessOf(['vxlan', 'conntrack-exempt'])).toBeNull();
    expect(guessOf(['conntrack', 'forward-rules'], 50)).toBeNull();
    expect(guessOf(['vxlan'])).toBeNull();
    expect(sumOfDifferences(trialOf(['vxlan', 'conntrack'], 1), [], 'rate')).toBeNull();
  });
});
