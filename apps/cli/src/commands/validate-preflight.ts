import { preflightReport } from '../report/preflight-report.ts';
import { toJson } from '../report/to-json.ts';
import type { Shell } from '../shell.ts';
import { askPassphrase } from '../validate/ask-passphrase.ts';
import { openedPlan } from '../validate/opened-plan.ts';
import { planFiles } from '../validate/plan-files.ts';
import { withValidator } from '../validate/with-validator.ts';

export interface ValidatePreflightOptions {
  readonly inventory?: string | undefined;
  readonly plan?: string | undefined;
  readonly acceptNew?: true | undefined;
  readonly json?: true | undefined;
}

/**
 * Looks at the nodes of a plan and changes nothing there. Ends with 1 if a run would not begin.
 *
 * @throws {UserError} with everything that is wrong with the options, or why a node is not reached
 */
export async function validatePreflight(
  options: ValidatePreflightOptions,
  shell: Shell,
): Promise<string> {
  const files = planFiles(options);
  return withValidator(async (validator) => {
    const plan = openedPlan(validator, files.plan, files.inventory);
    const { acceptNew = false } = options;
    const found = await validator.lookAtNodes(plan, { acceptNew, askPassphrase, env: process.env });
    const isFit = found.stops.length === 0;
    shell.endWith(isFit ? 0 : 1);
    if (!options.json) return preflightReport(found);
    const { findings, environment } = found;
    const format = 'hopwise/preflight@1';
    return toJson({ format, isFit, environment: environment.hash, findings });
  });
}
