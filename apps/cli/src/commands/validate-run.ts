import type { RunResult } from '@hopwise/validator';
import { progressText } from '../report/run-progress.ts';
import { runReport } from '../report/run-report.ts';
import { toJson } from '../report/to-json.ts';
import type { Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { askPassphrase } from '../validate/ask-passphrase.ts';
import { openedPlan } from '../validate/opened-plan.ts';
import { latestRun, newRunFolder } from '../validate/run-folders.ts';
import { withValidator } from '../validate/with-validator.ts';

export interface ValidateRunOptions {
  readonly inventory?: string | undefined;
  readonly plan?: string | undefined;
  readonly out?: string | undefined;
  readonly resume?: true | undefined;
  readonly acceptNew?: true | undefined;
  readonly json?: true | undefined;
}

/**
 * Measures a plan. Its exit code says how that ended: 0 measured, 1 blocked by what was found on
 * the nodes, 3 not to its end or on nodes that drifted, 130 by Ctrl-C.
 *
 * @throws {UserError} with everything that is wrong with the options, or why a run cannot begin
 */
export async function validateRun(options: ValidateRunOptions, shell: Shell): Promise<string> {
  const { inventory, plan: planFile } = options;
  const problems = [
    ...(inventory === undefined ? ['--inventory FILE is missing: the nodes to measure on'] : []),
    ...(planFile === undefined ? ['--plan FILE is missing: what to measure'] : []),
  ];
  const latest = latestRun();
  if (options.resume && options.out === undefined && latest === null) {
    problems.push('--resume: there is no run in ./runs; --out FOLDER says where it is');
  }
  if (problems.length > 0 || inventory === undefined || planFile === undefined) {
    throw new UserError(problems);
  }
  return withValidator(async (validator) => {
    const plan = openedPlan(validator, planFile, inventory);
    const folder = options.out ?? (options.resume ? latest : null) ?? newRunFolder(plan.name);
    const result = await shell.interruptible((signal) => {
      signal.addEventListener('abort', () => {
        shell.warn('ends after cleaning up; what was measured is kept (Ctrl-C again: at once)');
      });
      return validator.run({
        plan,
        folder,
        resume: options.resume ?? false,
        signal,
        onEvent: (event) => shell.progress(progressText(event)),
        connect: { acceptNew: options.acceptNew ?? false, askPassphrase, env: process.env },
      });
    });
    const recorded = validator.readRun(folder);
    shell.endWith(exitCode(result, recorded.drift?.isDrift ?? false));
    if (!options.json) return runReport(result, recorded);
    return toJson({ format: 'hopwise/run@1', ...result, doubts: recorded.doubts });
  });
}

function exitCode({ state }: RunResult, isDrift: boolean): number {
  switch (state) {
    case 'finished':
      return isDrift ? 3 : 0;
    case 'blocked':
      return 1;
    case 'cancelled':
      return 130;
    case 'lost':
    case 'failed':
      return 3;
  }
}
