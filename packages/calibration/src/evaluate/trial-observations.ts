import { workloadFacts } from '@hopwise/datapath';
import { type Observation, observationsOf } from '../observation.ts';
import type { FigureName } from './figure-names.ts';
import type { Trial } from './trial.ts';

/** What a fit may learn from trials: rates, and CPU of the whole node. */
export const trialObservations = (trials: readonly Trial[]): readonly Observation[] =>
  trials.flatMap(({ scenario, source, figures }) => {
    const valueOf = (name: FigureName): number | null =>
      figures.find((figure) => figure.name === name)?.value ?? null;
    const isExchange = workloadFacts(scenario.workload.kind).class === 'exchange';
    return observationsOf({
      scenario,
      role: 'fit',
      reason: 'training',
      published: {
        rate: valueOf('rate'),
        rateUnit: isExchange ? '1/s' : 'bit/s',
        cpuClientCores: null,
        cpuServerCores: null,
        cpuClientPerUnit: valueOf('cpu-client'),
        cpuServerPerUnit: valueOf('cpu-server'),
        run: '',
        source,
        method: 'median of runs',
      },
    });
  });
