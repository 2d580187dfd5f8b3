import type { Hardware } from '@hopwise/datapath';
import { aesGcmRatio } from './aes-gcm-ratio.ts';
import { clockRatios } from './clock-ratios.ts';
import type { CostRatios } from './cost-ratios.ts';

type Processor = Pick<Hardware, 'cpu'>;

/** What a changed processor does to the costs of the one that it was; null where it does nothing. */
export function changedRatios({ cpu: from }: Processor, { cpu: to }: Processor): CostRatios | null {
  const isSame =
    from.clockSingleGhz.value === to.clockSingleGhz.value &&
    from.features.includes('aes') === to.features.includes('aes');
  if (isSame) return null;
  return {
    ...clockRatios(from.clockSingleGhz.value, to.clockSingleGhz.value),
    aesGcm: aesGcmRatio(from, to),
  };
}
