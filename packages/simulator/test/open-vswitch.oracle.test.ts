import type { StageId } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic } from '../src/index.ts';
import { datapathOf, inputOf, priors, steadyMachine, workloadOf } from './testing.ts';

/** What one skb alone costs in these stages: it pays every visit [ns]. */
function passNs(stages: readonly StageId[]): number {
  const costs = priors.costs.filter(({ parameter }) => ['perVisit', 'perSkb'].includes(parameter));
  const costOf = (stage: StageId): number =>
    costs.filter(({ subject }) => subject === stage).reduce((sum, { value }) => sum + value, 0);
  return stages.reduce((sum, stage) => sum + costOf(stage), 0);
}

const transactionNs = (id: string): number => {
  const input = inputOf(datapathOf(id), workloadOf('tcp-rr', 1), { hardware: steadyMachine });
  return 1e9 / predictAnalytic(input).rate.value;
};

describe('Open vSwitch in place of a bridge', () => {
  it('delays a transaction by four passes of the switch less four of the bridge', () => {
    const pass = passNs([
      'ovsFlowKeyExtract',
      'ovsFlowTblLookup',
      'ovsCtExecute',
      'ovsFlowTblLookup',
      'ovsExecuteActions',
    ]);
    const difference = transactionNs('kube-ovn-underlay') - transactionNs('veth-bridge');
    const expected = 4 * (pass - passNs(['brForward']));
    expect(difference / expected).toBeCloseTo(1, 1);
  });

  it('costs a datapath that hands over to the host the host\u2019s path besides', () => {
    expect(transactionNs('antrea-noencap')).toBeGreaterThan(transactionNs('azure-cni'));
    expect(transactionNs('antrea-flowtable')).toBeLessThan(transactionNs('antrea-noencap'));
  });
});
