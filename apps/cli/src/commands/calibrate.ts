import {
  type StudyData,
  type StudyFit,
  type StudyPlan,
  trainingObservations,
} from '@hopwise/calibration';
import type { Scenario } from '@hopwise/datapath';
import type { DataFolder } from '../files.ts';
import { concludeFit, exitCodes } from '../fit-outcome.ts';
import type { FitTask } from '../fit-task.ts';
import { missingCosts } from '../missing-costs.ts';
import { plannedStudy } from '../planned-study.ts';
import { readDatapath } from '../read-datapath.ts';
import { fitReport } from '../report/fit-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { verifyFit } from '../verify-fit.ts';
import { withThreads } from '../worker-pool.ts';

interface CalibrateOptions extends ReportOptions {
  readonly study: string;
  readonly split?: string | undefined;
  readonly check?: true | undefined;
  readonly verify?: true | undefined;
}

/**
 * Fits a machine's costs to a study and writes them, or checks that what is written is what a fit
 * gives.
 *
 * @throws {UserError} when there is no such study, nothing in it to fit to, or a cost missing
 */
export async function calibrate(options: CalibrateOptions, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const task = fitTaskOf(options, data);
  shell.progress(`fitting costs of ${task.platform.hardware.id} to ${options.study}`);
  const fitted: StudyFit = await withThreads(1, (pool) => pool.run(task, { name: 'fitTask' }));
  const conclusion = concludeFit(fitted, task.platform.priors, {
    check: options.check === true,
    data,
  });
  const { outcome, reasons, record } = conclusion;
  const { hardware } = task.platform;
  const verification =
    options.verify === true ? await verifyFit(fitted.fit, hardware, shell) : null;
  shell.endWith(exitCodes[outcome]);
  return options.json
    ? toJson({ format: 'hopwise/calibration@1', outcome, reasons, fit: record, verification })
    : fitReport(conclusion, task.platform.priors, verification);
}

function fitTaskOf({ study: id, ...options }: CalibrateOptions, data: DataFolder): FitTask {
  const split = options.split ?? null;
  const { study, plan } = plannedStudy(id, data);
  const { hardware, priors, file } = data.beforeFit(plan.hardware);
  const problems: string[] = [];
  const scenarios = split === null ? ownRows(plan) : rowsOfSplit(study, split, hardware.id);
  const where = split === null ? 'in splits.csv' : `in split ${split}`;
  if (scenarios.length === 0) problems.push(`no row of ${id} has the role fit ${where}`);
  for (const scenario of scenarios) {
    const datapath = readDatapath(scenario.datapath, scenario.modifiers, problems);
    if (datapath === null) continue;
    problems.push(...missingCosts({ scenario, datapath, hardware }, { file, table: priors }));
  }
  if (problems.length > 0) throw new UserError([...new Set(problems)]);
  return { study, split, platform: { hardware, priors } };
}

const ownRows = ({ scenarios }: StudyPlan): readonly Scenario[] =>
  scenarios.flatMap(({ role, scenario }) => (role === 'fit' ? [scenario] : []));

const rowsOfSplit = (study: StudyData, split: string, hardware: string): readonly Scenario[] => [
  ...new Set(trainingObservations(study, split, hardware).map(({ scenario }) => scenario)),
];
