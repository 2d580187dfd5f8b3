import {
  type CostPlan,
  type CostPosterior,
  costKey,
  type FittedCosts,
  posteriorOfPriors,
  sawOnly,
  transferredPriors,
  type Trial,
  trialObservations,
} from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import type { DataFolder } from './files.ts';
import type { FitRowsTask } from './fit-rows-task.ts';

/** The costs of a machine in a fold. */
export interface FoldCosts {
  readonly machine: string;
  /** Where the table is from, in words. */
  readonly origin: string;
  readonly table: CostTable;
  readonly posterior: CostPosterior;
  /** Whether the posterior is of the reference machine, whose costs are scaled to this one. */
  readonly isTransferred: boolean;
  readonly parameterCount: number;
  readonly figureCount: number;
  readonly doubts: readonly string[];
}

/** Where machines, their priors and their committed fits are. */
export type CostData = Pick<DataFolder, 'hardware' | 'beforeFit' | 'committedFit' | 'platform'>;

/** Makes a fit somewhere. */
export type RunFit = (task: FitRowsTask) => Promise<FittedCosts>;

/**
 * The costs of every plan, by its key. Plans that share a fit share its run; a committed fit stands in
 * where all that it saw may train.
 *
 * @param runFit - Called for all fits of a stage at once: the reference machines', then the others'.
 */
export async function foldCosts(
  plans: readonly CostPlan[],
  data: CostData,
  runFit: RunFit,
): Promise<ReadonlyMap<string, FoldCosts>> {
  const unique = new Map(plans.map((plan) => [costKey(plan), plan]));
  const references = new Map(
    [...unique.values()].map((plan) => [costKey(ofReference(plan)), ofReference(plan)]),
  );
  const referenceCosts = await inParallel(references, (plan) =>
    costsOfReference(plan, data, runFit),
  );
  return inParallel(unique, async (plan) => {
    const reference = referenceCosts.get(costKey(ofReference(plan)));
    if (reference === undefined) throw new RangeError(`no costs of ${plan.reference}`);
    return plan.machine === plan.reference
      ? reference
      : costsOfOther(plan, reference, { data, runFit });
  });
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
  runFit: RunFit,
): Promise<FoldCosts> {
  const { hardware, priors } = data.beforeFit(machine);
  if (trials.length === 0) return unfitted(machine, 'priors, nothing fitted', priors);
  const committed = committedCosts(machine, trials, data);
  if (committed !== null) return committed;
  const rows = trialObservations(trials);
  return fromFit(
    machine,
    'fitted to training rows',
    await runFit({ rows, platform: { hardware, priors } }),
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

async function costsOfOther(
  { machine, reference, ownTrials }: CostPlan,
  scaled: FoldCosts,
  {
    data,
    runFit,
  }: {
    readonly data: CostData;
    readonly runFit: RunFit;
  },
): Promise<FoldCosts> {
  const committed = ownTrials.length === 0 ? null : committedCosts(machine, ownTrials, data);
  if (committed !== null) return committed;
  const hardware = data.hardware(machine);
  if (hardware.costScale === undefined) throw new RangeError(`${machine} is not scaled`);
  const priors: ParsedCosts = transferredPriors(
    scaled.table,
    data.beforeFit(reference).priors,
    hardware.costScale,
  );
  const from = `scaled from ${reference} (${scaled.origin})`;
  if (ownTrials.length === 0)
    return { ...scaled, machine, origin: from, table: priors, isTransferred: true };
  const fitted = await runFit({
    rows: trialObservations(ownTrials),
    platform: { hardware, priors },
  });
  return fromFit(machine, `${from}, then fitted to training rows`, {
    ...fitted,
    doubts: [...scaled.doubts, ...fitted.doubts],
  });
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

const fromFit = (machine: string, origin: string, fitted: FittedCosts): FoldCosts => ({
  ...fitted,
  machine,
  origin,
  isTransferred: false,
});
