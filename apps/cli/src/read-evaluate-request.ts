import { type Evaluation, evaluations } from '@hopwise/calibration';
import type { ForeignRequest } from './foreign-evaluation.ts';
import { unknownId } from './known-id.ts';
import { readSolver } from './load.ts';
import { readFraction, readWhole } from './option-values.ts';
import type { Solver } from './prediction-task.ts';
import type { ReportOptions } from './shell.ts';
import { UserError } from './user-error.ts';

/** What was typed after `hopwise evaluate`. */
export interface EvaluateOptions extends ReportOptions {
  readonly only?: string | undefined;
  readonly data?: string | undefined;
  readonly hardware?: string | undefined;
  readonly map?: string | undefined;
  readonly fitHost?: true | undefined;
  readonly tests?: true | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
  readonly solver: string;
  readonly precision: string;
  readonly threads: string;
  readonly cache: boolean;
}

/** Options that make sense together. */
export interface EvaluateRequest {
  /** Null: the evaluations of the data folder. */
  readonly foreign: ForeignRequest | null;
  readonly chosen: readonly Evaluation[];
  readonly solver: Solver;
  readonly precision: number;
  readonly threads: number;
  readonly cache: boolean;
}

/** @throws {UserError} with everything that is wrong with the options */
export function readEvaluateRequest(options: EvaluateOptions): EvaluateRequest {
  const problems: string[] = [];
  const solver = readSolver(options.solver, problems);
  const precision = readFraction('--precision', options.precision, problems);
  const threads = readWhole('--threads', options.threads, { problems, standIn: 1 });
  if (threads < 1 || threads > 64) problems.push(`--threads ${threads} is not between 1 and 64`);
  const chosen = readChosen(options.only, problems);
  const foreign = readForeign(options, problems);
  if (problems.length > 0 || solver === null) throw new UserError(problems);
  return { foreign, chosen, solver, precision, threads, cache: options.cache };
}

function readChosen(only: string | undefined, problems: string[]): readonly Evaluation[] {
  if (only === undefined) return evaluations;
  const ids = only.split(',');
  const known = evaluations.map(({ id }) => id);
  for (const id of ids) {
    if (!known.includes(id)) problems.push(unknownId('evaluation', id, known));
  }
  return evaluations.filter(({ id }) => ids.includes(id));
}

function readForeign(
  { data, hardware, map, fitHost, only }: EvaluateOptions,
  problems: string[],
): ForeignRequest | null {
  if (data === undefined) {
    const given = { '--hardware': hardware, '--map': map, '--fit-host': fitHost };
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined) problems.push(`${name} says how to read --data, which is missing`);
    }
    return null;
  }
  if (only !== undefined) problems.push('--only chooses evaluations of own data, not of --data');
  if (map === undefined) {
    problems.push('--data needs --map: a table (as data/systems.csv) of what its systems are');
    return null;
  }
  return { data, hardware, map, fitHost: fitHost === true };
}
