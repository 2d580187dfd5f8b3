import { studies } from '@hopwise/calibration';
import { judgedStudies } from '../judged-studies.ts';
import { unknownId } from '../known-id.ts';
import { readSolver } from '../load.ts';
import { readFraction, readWhole } from '../option-values.ts';
import { studiesReport } from '../report/studies-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';

/** Options of both commands. */
export interface StudyOptions extends ReportOptions {
  readonly solver: string;
  readonly precision: string;
  readonly seed: string;
  readonly threads: string;
  readonly cache: boolean;
}

/**
 * Runs one study, or all of them.
 *
 * @param id - Null for all.
 * @throws {UserError} with everything that is wrong with the id and the options
 */
export async function study(
  id: string | null,
  options: StudyOptions,
  shell: Shell,
): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const asked = studies.filter((each) => id === null || each.id === id.toUpperCase());
  if (id !== null && asked.length === 0) {
    const known = studies.map((each) => each.id);
    problems.push(unknownId('study', id, known));
  }
  const solver = readSolver(options.solver, problems);
  const precision = readFraction('--precision', options.precision, problems);
  const seed = readWhole('--seed', options.seed, { problems, standIn: 1 });
  const threads = readWhole('--threads', options.threads, { problems, standIn: 1 });
  if (threads < 1 || threads > 64) problems.push(`--threads ${threads} is not between 1 and 64`);
  if (problems.length > 0 || solver === null) throw new UserError(problems);
  const request = { solver, precision, seed, threads, cache: options.cache };
  const judged = await judgedStudies(asked, request, { data, shell });
  return options.json
    ? toJson({ format: 'hopwise/studies@1', solver, studies: judged })
    : studiesReport(judged, solver);
}
