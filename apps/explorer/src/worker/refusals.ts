import {
  clusterOf,
  type CostTable,
  type Datapath,
  findModifier,
  type Hardware,
  kernelRefusals,
  type Scenario,
  settingRefusals,
} from '@hopwise/datapath';
import { checkDatapath, checkScenario, type PredictionInput, stagesMet } from '@hopwise/simulator';

/** One sentence for each thing of a load that a datapath cannot do on its machine. */
export function refusalsOf(input: PredictionInput): readonly string[] {
  const { scenario, datapath, hardware } = input;
  const load = [
    ...checkScenario(scenario, hardware),
    ...tooOld(scenario, datapath, hardware),
    ...settingRefusals(modifiersOf(scenario), clusterOf(scenario), hardware),
    ...checkDatapath(datapath, scenario, hardware),
  ];
  // Which stages are met is asked of loads that make sense only.
  return load.length > 0 ? load : missingCosts(input);
}

const modifiersOf = ({ modifiers }: Scenario) => modifiers.flatMap((id) => findModifier(id) ?? []);

function tooOld(scenario: Scenario, datapath: Datapath, hardware: Hardware): readonly string[] {
  const kernel = scenario.kernel ?? hardware.kernel;
  return kernelRefusals(datapath, modifiersOf(scenario), kernel).map(
    ({ id, kernelMin }) => `${id} needs Linux ${kernelMin} or newer, and the kernel is ${kernel}`,
  );
}

const subjects = new WeakMap<CostTable, ReadonlySet<string>>();

/** Gathered once: every datapath asks the same table. */
function subjectsOf(table: CostTable): ReadonlySet<string> {
  const known = subjects.get(table) ?? new Set(table.costs.map(({ subject }) => subject));
  subjects.set(table, known);
  return known;
}

function missingCosts({ costs, ...load }: PredictionInput): readonly string[] {
  const known = subjectsOf(costs);
  const missing = stagesMet(load).filter((stage) => !known.has(stage));
  return missing.length === 0
    ? []
    : [`the costs of ${load.hardware.id} have no ${missing.join(', ')}, which this load meets`];
}
