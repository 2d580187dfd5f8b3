import { type Datapath, isHandOver, type Scenario } from '@hopwise/datapath';
import { type Doubt, type Strangeness, strangenesses } from '@hopwise/dataset';
import { systemName } from '../system-name.ts';
import type { CostPosterior } from './cost-posterior.ts';

/** How wrong the model may be for each way to differ from what a fit saw. */
export type Doubts = Readonly<Record<Strangeness, Doubt>>;

/** In what a scenario differs from every load that the fit behind its costs saw. */
export function strangenessOf(
  { datapath: id, modifiers, workload }: Scenario,
  { egress, ingress }: Pick<Datapath, 'egress' | 'ingress'>,
  { seen, isTransferred }: Pick<CostPosterior, 'seen'> & { readonly isTransferred: boolean },
): readonly Strangeness[] {
  const sameLoad = seen.filter((load) => load.workload === workload.kind);
  const differs: Readonly<Record<Strangeness, boolean>> = {
    processes:
      sameLoad.length > 0 && sameLoad.every(({ processes }) => processes !== workload.processes),
    workload: sameLoad.length === 0,
    system: seen.every((load) => systemName(load) !== systemName({ datapath: id, modifiers })),
    'hand-over': [...egress, ...ingress].some(({ entry }) => isHandOver(entry)),
    machine: isTransferred,
  };
  return strangenesses.filter((each) => differs[each]);
}

/** Doubts of several kinds together: independent errors. */
export const doubtOf = (differs: readonly Strangeness[], doubts: Doubts): Doubt => ({
  work: Math.hypot(...differs.map((each) => doubts[each].work)),
  cpu: Math.hypot(...differs.map((each) => doubts[each].cpu)),
});
