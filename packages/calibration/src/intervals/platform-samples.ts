import type { Cost, CostClass, CostTable, Hardware } from '@hopwise/datapath';
import { type CostRatios, timesRatios } from '../changed-machine/cost-ratios.ts';
import { costClassOf } from '../transfer-costs.ts';
import type { CostPosterior } from './cost-posterior.ts';
import { drawnHardware } from './drawn-hardware.ts';
import { drawnValue } from './drawn-value.ts';
import { type Draws, normalDraws } from './stratified-draws.ts';
import { posteriorSamples, type SampleOptions } from './posterior-samples.ts';

/** A machine as it may be: its own numbers, and its costs. */
export interface PlatformSample {
  readonly hardware: Hardware;
  readonly costs: CostTable;
}

/** A machine, and what its costs come from. */
export interface UncertainPlatform {
  readonly hardware: Hardware;
  /** Of this machine, or of the one that its costs are scaled from. */
  readonly posterior: CostPosterior;
  /** Whether the costs are another machine's, scaled by the classes of the profile. */
  readonly isTransferred: boolean;
  /** What the costs are multiplied by because the machine was changed; left out where it was not. */
  readonly ratios?: CostRatios | undefined;
}

/**
 * Machines as they may be: costs from their posterior, each class of them times its own ratio if they
 * are another machine's, all of them times an error that they share, and the profile's numbers within
 * their intervals.
 */
export function platformSamples(
  { hardware, posterior, isTransferred, ratios }: UncertainPlatform,
  options: SampleOptions,
): readonly PlatformSample[] {
  const draws = normalDraws(options.count, options.seed);
  const errors = draws('all work');
  return posteriorSamples(posterior, options).map((table, sample) => {
    const slower = Math.exp(options.workError * (errors[sample] ?? 0));
    const ratioOf = isTransferred ? drawnRatios(hardware, draws, sample) : () => 1;
    const changeOf = (name: keyof CostRatios): number =>
      ratios === undefined ? 1 : drawnValue(ratios[name], draws(`change ${name}`)[sample] ?? 0);
    return {
      hardware: drawnHardware(hardware, draws, sample),
      costs: {
        ...table,
        costs: timesRatios(table.costs, changeOf).flatMap((cost): readonly Cost[] => {
          // Cores are no time: what keeps them busy beside the path is not part of its error.
          if (cost.unit === 'cores') return isTransferred ? [] : [cost];
          const costClass = costClassOf(cost);
          if (costClass === null) {
            return isTransferred ? [] : [{ ...cost, value: cost.value * slower }];
          }
          return [{ ...cost, value: cost.value * ratioOf(costClass) * slower }];
        }),
      },
    };
  });
}

/** Ratios of the classes: independent of one another. */
function drawnRatios(
  { costScale }: Hardware,
  draws: Draws,
  sample: number,
): (costClass: CostClass) => number {
  if (costScale === undefined) return () => 1;
  return (costClass) => drawnValue(costScale[costClass], draws(`class ${costClass}`)[sample] ?? 0);
}
