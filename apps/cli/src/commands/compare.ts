import { unknownId } from '../known-id.ts';
import { readSolver } from '../load.ts';
import { readFraction, readWhole } from '../option-values.ts';
import { readNeeds } from '../read-needs.ts';
import { comparisonReport } from '../report/comparison-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { studyComparison } from '../study-comparison.ts';
import { UserError } from '../user-error.ts';

interface CompareOptions extends ReportOptions {
  readonly study: string;
  readonly solver: string;
  readonly precision: string;
  readonly seed: string;
  readonly threads: string;
  readonly cache: boolean;
  readonly needs?: string | undefined;
}

/** @throws {UserError} with everything that is wrong with the options */
export async function compare(options: CompareOptions, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  if (!data.publishedIds.includes(options.study)) {
    problems.push(unknownId('study', options.study, data.studyIds()));
  }
  const solver = readSolver(options.solver, problems);
  const precision = readFraction('--precision', options.precision, problems);
  const seed = readWhole('--seed', options.seed, { problems, standIn: 1 });
  const threads = readWhole('--threads', options.threads, { problems, standIn: 1 });
  if (threads < 1 || threads > 64) problems.push(`--threads ${threads} is not between 1 and 64`);
  const needs = readNeeds(options.needs, problems);
  if (problems.length > 0 || solver === null) throw new UserError(problems);
  const { study, cache } = options;
  const request = { study, solver, precision, seed, threads, cache, needs };
  const compared = await studyComparison(request, data, shell);
  return options.json
    ? toJson({ format: 'hopwise/comparison@1', ...compared.comparison })
    : comparisonReport(compared);
}
