import { toJson } from '../report/to-json.ts';
import { openedPlan } from '../validate/opened-plan.ts';
import { planFiles } from '../validate/plan-files.ts';
import { withValidator } from '../validate/with-validator.ts';

export interface ValidatePlanOptions {
  readonly inventory?: string | undefined;
  readonly plan?: string | undefined;
  readonly json?: true | undefined;
}

/**
 * Says what a run of a plan will do: matrix, order, time, changes to the nodes. Asks no node.
 *
 * @throws {UserError} with everything that is wrong with the options
 */
export async function validatePlan(options: ValidatePlanOptions): Promise<string> {
  const files = planFiles(options);
  return withValidator(async (validator) => {
    const plan = openedPlan(validator, files.plan, files.inventory);
    const description = validator.describePlan(plan);
    return options.json
      ? toJson({ format: 'hopwise/plan-description@1', ...description })
      : validator.planText(description).trimEnd();
  });
}
