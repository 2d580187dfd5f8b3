import {
  type CostPlan,
  costKey,
  posteriorOfPriors,
  sawOnly,
  transferredPriors,
  type Trial,
  trialObservations,
} from '@hopwise/calibration';
import type { ParsedCosts } from '@hopwise/dataset';
import type { DataFolder } from './files.ts';
import { type FitRunner, type FoldCosts, fromFit } from './fold-fit.ts';
import { type OwnFit, ownFits, type ScaledCosts } from './own-fits.ts';

/** Where machines, their priors and their committed fits are. */
export type CostData = Pick<DataFolder, 'hardware' | 'beforeFit' | 'committedFit' | 'platform'>;

/**
 * The costs of every plan, by its key. Plans that share a fit share its run; a committed fit stands in
 * where all that it saw may train.
 *
 * @param runFit - Called for all fits of a stage at once: the reference machines', then the others'.
 */
export async function foldCosts(
  plans: readonly CostPlan[],
  data: CostData,
  runFit: FitRunner,
): Promise<ReadonlyMap<string, FoldCosts>> {
  const unique = new Map(plans.map((plan) => [costKey(plan), plan]));
  const references = new Map(
    [...unique.values()].map((plan) => [costKey(ofReference(plan)), ofReference(plan)]),
  );
  const referenceCosts = await inParallel(references, (plan) =>
    costsOfReference(plan, data, runFit),
  );
  const found = new Map<string, FoldCosts>();
  const toFit: OwnFit[] = [];
  for (const [key, plan] of unique) {
    const reference = referenceCosts.get(costKey(ofReference(plan)));
    if (reference === undefined) throw new RangeError(`no costs of ${plan.reference}`);
    if (plan.machine === plan.reference) {
      found.set(key, reference);
      continue;
    }
    const start = scaledTo(plan, reference, data);
    found.set(key, start);
    if (plan.ownTrials.length > 0) toFit.push({ key, plan, start });
  }
  const fitted = await ownFits(toFit, data.hardware, runFit);
  return new Map([...found, ...fitted]);
}

const ofReference = ({ reference, referenceTrials }: CostPlan): CostPlan => ({
  machine: reference,
  reference,
  referenceTrials,
  ownTrials: [],
});

async function inParallel<Value, Result>(
  values: ReadonlyMap<string, Value>,
  make: (value: Value) => Promise<Result>,
): Promise<ReadonlyMap<string, Result>> {
  const entries = [...values].map(async ([key, value]) => [key, await make(value)] as const);
  return new Map(await Promise.all(entries));
}

async function costsOfReference(
  { reference: machine, referenceTrials: trials }: CostPlan,
  data: CostData,
  runFit: FitRunner,
): Promise<FoldCosts> {
  const { hardware, priors } = data.beforeFit(machine);
  if (trials.length === 0) return unfitted(machine, 'priors, nothing fitted', priors);
  const committed = committedCosts(machine, trials, data);
  if (committed !== null) return committed;
  const rows = trialObservations(trials);
  return fromFit(
    machine,
    'fitted to training rows',
    await runFit.one({ rows, platform: { hardware, priors }, effort: 'thorough' }),
  );
}

/** What a committed fit found, if all that it saw may train. */
function committedCosts(
  machine: string,
  trials: readonly Trial[],
  data: CostData,
): FoldCosts | null {
  const committed = data.committedFit(machine);
  if (committed === null || !sawOnly(trials, committed.record.residuals)) return null;
  const { parameters, figures, costsHash } = committed.record;
  return {
    machine,
    origin: 'committed fit, which saw training rows only',
    table: { id: machine, hash: costsHash, costs: committed.costs },
    posterior: data.platform(machine).costs.posterior,
    isTransferred: false,
    parameterCount: parameters,
    figureCount: figures,
    doubts: [],
  };
}

/** Costs of a machine that nothing was fitted on: the reference's, scaled. */
function scaledTo({ machine, reference }: CostPlan, costs: FoldCosts, data: CostData): ScaledCosts {
  const { costScale } = data.hardware(machine);
  if (costScale === undefined) throw new RangeError(`${machine} is not scaled`);
  return {
    ...costs,
    machine,
    origin: `scaled from ${reference} (${costs.origin})`,
    table: transferredPriors(costs.table, data.beforeFit(reference).priors, costScale),
    isTransferred: true,
  };
}

const unfitted = (machine: string, origin: string, table: ParsedCosts): FoldCosts => ({
  machine,
  origin,
  table,
  posterior: posteriorOfPriors(table),
  isTransferred: false,
  parameterCount: 0,
  figureCount: 0,
  doubts: [],
});
