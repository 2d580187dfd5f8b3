import type { End } from '@hopwise/datapath';
import { costsOfSubject } from './cost-index.ts';
import type { ExchangeModel } from './exchange-model.ts';
import { isOneHost } from './one-host.ts';
import type { Background, Entry } from './ledger.ts';
import { idlePolling, polledParts } from './polling.ts';
import type { PredictionInput } from './prediction-input.ts';

/** CPU of an exchange that no operation causes, at a rate [1/ns]. */
export const backgroundOfExchange = (
  input: PredictionInput,
  model: ExchangeModel,
  at: {
    readonly entries: readonly Entry[];
    readonly rate: number;
    readonly slowdown: Readonly<Record<End, number>>;
  },
): readonly Background[] => [
  ...backgroundOf(input),
  ...idlePolling(at.entries, {
    ...at,
    polled: polledParts(model),
    isOneHost: isOneHost(input),
  }),
];

/**
 * CPU that comes with the endpoint and not with an operation.
 *
 * `netnsConnect`: a client in a network namespace that opens connections keeps about one core busy
 * beside its own work on Linux 5.10; the rate hardly drops, so it is off the path. The cause is not
 * known.
 */
function backgroundOf({ datapath, costs, scenario }: PredictionInput): readonly Background[] {
  if (scenario.workload.kind !== 'tcp-crr') return [];
  return datapath.nuisances.flatMap((subject) =>
    costsOfSubject(costs, subject)
      .filter(({ parameter }) => parameter === 'backgroundCores')
      .map(({ value }) => ({
        end: 'client' as const,
        subject,
        context: 'process' as const,
        cores: value,
      })),
  );
}
