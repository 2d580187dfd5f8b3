import { findDatapath } from '@hopwise/datapath';
import type { Fold, Outcome, Trial } from '../../src/index.ts';
import { examplePrediction, exampleScenario } from '../example-prediction.ts';

/** Names of systems that differ in their stages and their class. */
export const systems = [
  'host',
  'cilium-ebpf',
  'calico-iptables',
  'flannel-vxlan',
  'cilium-wireguard',
] as const;

export type System = (typeof systems)[number];

/** A trial of one transaction rate; systems play themselves. */
export function exampleTrial(
  system: System,
  rate: number,
  changes: Partial<Omit<Trial, 'scenario'>> & { readonly processes?: number } = {},
): Trial {
  const { processes = 1, ...rest } = changes;
  const source = rest.source ?? 'study';
  return {
    id: [source, system, processes].join('/'),
    source,
    system,
    path: system === 'host' ? 'node-to-node' : 'pod-to-pod-direct',
    scenario: {
      ...exampleScenario,
      datapath: system,
      workload: { ...exampleScenario.workload, processes },
    },
    role: 'fit',
    figures: [{ name: 'rate', value: rate, runCount: 3, cv: 0.02 }],
    ...rest,
  };
}

/** What a predictor makes of a fold's held-out trials. */
export const outcomesOf = (
  folds: readonly Fold[],
  predict: (trial: Trial) => number,
): readonly Outcome[] =>
  folds.flatMap((fold) =>
    fold.heldOut.flatMap((trial): readonly Outcome[] => {
      const datapath = findDatapath(trial.scenario.datapath);
      if (datapath === undefined) return [];
      const value = predict(trial);
      const rate = { value, low: value, high: value, unit: '1/s' } as const;
      return [
        {
          trial,
          fold,
          datapath,
          prediction: examplePrediction({ scenario: trial.scenario, rate }),
          intervals: {},
        },
      ];
    }),
  );

export const rateOf = ({ figures }: Trial): number => figures[0]?.value ?? Number.NaN;
