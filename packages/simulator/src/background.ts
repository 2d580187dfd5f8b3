import type { Background } from './ledger.ts';
import type { PredictionInput } from './prediction-input.ts';

/**
 * CPU that comes with the endpoint and not with an operation.
 *
 * `netnsConnect`: a client in a network namespace that opens connections keeps about one core busy
 * beside its own work on Linux 5.10; the rate hardly drops, so it is off the path. The cause is not
 * known.
 */
export function backgroundOf({
  datapath,
  costs,
  scenario,
}: PredictionInput): readonly Background[] {
  if (scenario.workload.kind !== 'tcp-crr') return [];
  return datapath.nuisances.flatMap((subject) =>
    costs.costs
      .filter((cost) => cost.subject === subject && cost.parameter === 'backgroundCores')
      .map(({ value }) => ({ end: 'client' as const, subject, cores: value })),
  );
}
