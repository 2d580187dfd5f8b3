import { type Sizing, sizing } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import type { PairKnown, SizeKnown } from './size-answers.ts';

/** A datapath that carries the demand, and with what. */
export interface Sized {
  readonly id: string;
  readonly sizing: Sizing;
  readonly pair: Extract<PairKnown, { kind: 'capacity' }>;
}

/** Those that carry the demand, the fewest machines first, then the fewest cores. */
export function sizedOf(
  ids: readonly string[],
  { pairs }: SizeKnown,
  demand: { readonly perS: number; readonly shareUsed: number; readonly hardware: Hardware },
): readonly Sized[] {
  const { perS, shareUsed, hardware } = demand;
  return ids
    .flatMap((id): readonly Sized[] => {
      const pair = pairs.get(id);
      if (pair?.kind !== 'capacity') return [];
      const { prediction, intervals } = pair.answer;
      return [
        { id, pair, sizing: sizing({ perS, shareUsed }, prediction, { hardware, intervals }) },
      ];
    })
    .toSorted(
      ({ sizing: a }, { sizing: b }) =>
        a.machines.value - b.machines.value ||
        a.clientCores.value + a.serverCores.value - b.clientCores.value - b.serverCores.value,
    );
}
