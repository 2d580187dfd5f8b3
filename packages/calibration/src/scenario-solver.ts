import type { Cost, CostTable, Datapath, Hardware, Prediction, Scenario } from '@hopwise/datapath';
import { predictAnalytic, stagesMet } from '@hopwise/simulator';
import { isCostMet } from './costs-met.ts';
import { scenarioDatapath } from './scenario-datapath.ts';

/** Solves scenarios with ever new costs of the same names, in the same order. */
export type Solver = (scenario: Scenario, costs: CostTable) => Prediction;

interface Solved {
  /** Of the costs that the scenario meets. */
  readonly values: readonly number[];
  readonly prediction: Prediction;
}

interface Known {
  readonly datapath: Datapath;
  /** Places in the table of the costs that the scenario meets. */
  readonly met: readonly number[];
  /** The latest first. */
  readonly solved: readonly Solved[];
}

/** Derivatives go to one side, to the other and back to where they started. */
const solvedKept = 3;

/**
 * The analytic solver on one machine. A scenario none of whose own costs changed is not solved
 * again: derivatives move one factor at a time, and most scenarios never meet it.
 *
 * @throws {RangeError} from the solver, for a datapath that is not in the catalogue
 */
export function scenarioSolver(hardware: Hardware): Solver {
  const scenarios = new Map<Scenario, Known>();
  return (scenario, costs) => {
    const known = scenarios.get(scenario) ?? firstMet(scenario, hardware, costs);
    const { datapath, met, solved } = known;
    const values = met.map((index) => costs.costs[index]?.value ?? 0);
    const again = solved.find((each) => each.values.every((value, i) => value === values[i]));
    const latest = again ?? {
      values,
      prediction: predictAnalytic({ scenario, datapath, hardware, costs }),
    };
    const others = solved.filter((each) => each !== again).slice(0, solvedKept - 1);
    scenarios.set(scenario, { ...known, solved: [latest, ...others] });
    return latest.prediction;
  };
}

function firstMet(scenario: Scenario, hardware: Hardware, { costs }: CostTable): Known {
  const datapath = scenarioDatapath(scenario);
  const stages = stagesMet({ scenario, datapath, hardware });
  const isMet = (cost: Cost): boolean => isCostMet(cost, stages, scenario.workload);
  const met = costs.flatMap((cost, index) => (isMet(cost) ? [index] : []));
  return { datapath, met, solved: [] };
}
