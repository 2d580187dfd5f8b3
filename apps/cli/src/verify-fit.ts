import { type CostFit, solverDifferences, type Verification } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { predictMany } from './predict-many.ts';
import { readDatapath } from './read-datapath.ts';
import type { Shell } from './shell.ts';
import { UserError } from './user-error.ts';

/** Half width of a rate's interval at which the event solver stops [fraction]. */
const precision = 0.01;
const threads = 2;

/**
 * Predicts the rows of a fit by events, with the costs that it gave: the fit itself saw the closed form.
 *
 * @throws {UserError} when a row is not in the catalogue
 */
export async function verifyFit(
  { residuals, costs }: CostFit,
  hardware: Hardware,
  shell: Shell,
): Promise<Verification> {
  const problems: string[] = [];
  const scenarios = new Set(residuals.map(({ observation }) => observation.scenario));
  const inputs = [...scenarios].flatMap((scenario) => {
    const datapath = readDatapath(scenario.datapath, scenario.modifiers, problems);
    return datapath === null ? [] : [{ scenario, datapath, hardware, costs }];
  });
  if (problems.length > 0) throw new UserError(problems);
  const by = (solver: 'events' | 'analytic') =>
    predictMany(
      inputs.map((input) => ({ input, solver, precision })),
      {
        threads,
        onProgress: (count) =>
          shell.progress(`verified ${count} of ${inputs.length} rows by events`),
      },
    );
  return solverDifferences(await by('events'), await by('analytic'));
}
