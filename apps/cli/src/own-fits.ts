import {
  type CostPlan,
  type FittedCosts,
  type RelatedFits,
  relatedFits,
  type Trial,
  trialObservations,
} from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { type FitRunner, type FoldCosts, fromFit } from './fold-fit.ts';

/** Costs whose factors have names. */
export type ScaledCosts = FoldCosts & { readonly table: ParsedCosts };

/** A machine's costs are to be fitted to rows of its own. */
export interface OwnFit {
  readonly key: string;
  readonly plan: CostPlan;
  /** Scaled costs: the priors. */
  readonly start: ScaledCosts;
}

/** Fits to machines' own rows, those of a machine together. */
export async function ownFits(
  fits: readonly OwnFit[],
  hardwareOf: (machine: string) => Hardware,
  runFit: FitRunner,
): Promise<readonly (readonly [string, FoldCosts])[]> {
  const machines = [...new Set(fits.map(({ plan }) => plan.machine))];
  const found = await Promise.all(
    machines.map((machine) =>
      fitsOf(
        fits.filter(({ plan }) => plan.machine === machine),
        hardwareOf(machine),
        runFit,
      ),
    ),
  );
  return found.flat();
}

/** Fits to rows of one machine. */
async function fitsOf(
  fits: readonly OwnFit[],
  hardware: Hardware,
  runFit: FitRunner,
): Promise<readonly (readonly [string, FoldCosts])[]> {
  const { related, alone } = relatedFits(
    new Map(fits.map((fit) => [fit, fit.plan.ownTrials] as const)),
  );
  const near = related.map(async ({ keys, common }) => {
    // Evaluations have trials of their own: by their names they are the same.
    const trials = new Map(keys.flatMap(({ plan }) => plan.ownTrials).map((one) => [one.id, one]));
    const rows = trialObservations([...trials.values()]);
    const placesOf = (some: readonly Trial[]): readonly number[] => {
      const scenarios = new Set(some.map(({ id }) => trials.get(id)?.scenario));
      return rows.flatMap(({ scenario }, place) => (scenarios.has(scenario) ? [place] : []));
    };
    const task: RelatedFits = {
      hardware,
      rows,
      common: placesOf(common),
      fits: keys.map(({ plan, start }) => ({
        rows: placesOf(plan.ownTrials),
        priors: start.table,
      })),
    };
    const fitted = await runFit.related(task);
    return keys.flatMap((fit, i) => concluded(fit, fitted[i]));
  });
  const apart = alone.map(async (fit) => {
    const rows = trialObservations(fit.plan.ownTrials);
    const platform = { hardware, priors: fit.start.table };
    return concluded(fit, await runFit.one({ rows, platform, effort: 'scaled' }));
  });
  return (await Promise.all([...near, ...apart])).flat();
}

const concluded = (
  { key, plan, start }: OwnFit,
  fitted: FittedCosts | undefined,
): readonly (readonly [string, FoldCosts])[] => {
  if (fitted === undefined) return [];
  const origin = `${start.origin}, then fitted to training rows`;
  const doubts = [...start.doubts, ...fitted.doubts];
  return [[key, fromFit(plan.machine, origin, { ...fitted, doubts })]];
};
