import type { PlannedCase } from '@hopwise/calibration';
import { applyModifiers, type Datapath, findDatapath, findModifier } from '@hopwise/datapath';
import { checkDatapath, checkScenario, stagesMet } from '@hopwise/simulator';
import type { DataFolder } from './files.ts';
import type { PredictionTask, Solver } from './prediction-task.ts';

/** What to predict for a case of a study, or why nothing can be predicted. */
export type StudyTask =
  | { readonly kind: 'task'; readonly task: PredictionTask }
  | { readonly kind: 'refused'; readonly reason: string };

interface TaskOptions {
  /** Where a test does not need its own. */
  readonly solver: Solver;
  readonly precision: number;
  readonly data: DataFolder;
}

/** Turns a case into a task; everything that others would end a command with is its reason here. */
export function studyTask(
  { scenario, system, test }: PlannedCase,
  { solver, precision, data }: TaskOptions,
): StudyTask {
  if (scenario === null) return refused(`nothing of the catalogue plays ${system}`);
  const { hardware: id, modifiers } = scenario;
  const datapath = playedDatapath(scenario.datapath, modifiers);
  if (typeof datapath === 'string') return refused(datapath);
  if (!data.hardwareIds.includes(id)) return refused(`there is no profile of ${id}`);
  const { hardware, costs } = data.platform(id);
  const problems = [
    ...checkScenario(scenario, hardware),
    ...checkDatapath(datapath, scenario, hardware),
  ];
  if (problems.length > 0) return refused(problems.join('; '));
  const known = new Set<string>(costs.table.costs.map((cost) => cost.subject));
  const missing = stagesMet({ scenario, datapath, hardware }).filter((stage) => !known.has(stage));
  if (missing.length > 0) return refused(`no cost is known of ${missing.join(', ')}`);
  const input = { scenario, datapath, hardware, costs: costs.table };
  return { kind: 'task', task: { input, solver: test.solver ?? solver, precision } };
}

const refused = (reason: string): StudyTask => ({ kind: 'refused', reason });

function playedDatapath(id: string, modifierIds: readonly string[]): Datapath | string {
  const datapath = findDatapath(id);
  if (datapath === undefined) return `the catalogue has no datapath ${id}`;
  const unknown = modifierIds.filter((name) => findModifier(name) === undefined);
  if (unknown.length > 0) return `the catalogue has no modifier ${unknown.join(', ')}`;
  const found = modifierIds.flatMap((name) => findModifier(name) ?? []);
  const applied = applyModifiers(datapath, found);
  return applied.ok ? applied.datapath : applied.reason;
}
