import type { RunComparison } from '@hopwise/validator';
import { runComparisonReport } from '../report/run-comparison-report.ts';
import { toJson } from '../report/to-json.ts';
import type { Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { readPercent } from '../validate/read-percent.ts';
import { withValidator } from '../validate/with-validator.ts';

export interface ValidateCompareOptions {
  readonly datapaths?: string | undefined;
  readonly confidence: string;
  readonly tolerance: string;
  readonly resolution: string;
  readonly json?: true | undefined;
}

/**
 * Compares two runs, or two datapaths of one. Ends with 1 where something became worse, and with 3
 * where something could not be told.
 *
 * @throws {UserError} with everything that is wrong with the options, or a folder without a run
 */
export async function validateCompare(
  folders: readonly string[],
  options: ValidateCompareOptions,
  shell: Pick<Shell, 'endWith'>,
): Promise<string> {
  const problems: string[] = [];
  const level = readPercent('--confidence', options.confidence, {
    problems,
    least: 50,
    most: 99.9,
  });
  const tolerance = readPercent('--tolerance', options.tolerance, {
    problems,
    least: 0,
    most: 100,
  });
  const resolution = readPercent('--resolution', options.resolution, {
    problems,
    least: 0.1,
    most: 100,
  });
  const [one = '', other, ...rest] = folders;
  const names = options.datapaths?.split(',') ?? null;
  if (rest.length > 0) problems.push('compare takes two runs, or one with --datapaths A,B');
  if (names === null && other === undefined) {
    problems.push('a second run is missing, or --datapaths A,B for two datapaths of one run');
  }
  if (names !== null && names.length !== 2) {
    problems.push(`--datapaths "${options.datapaths}" is not two names with a comma between them`);
  }
  if (problems.length > 0) throw new UserError(problems);
  const compared = await withValidator(async ({ readRun, compareRuns }) => {
    const a = { run: readRun(one), datapath: names?.[0] ?? null };
    const b = { run: other === undefined ? a.run : readRun(other), datapath: names?.[1] ?? null };
    const unknown = [a, b].flatMap(({ run, datapath }) => {
      const known = run.plan.datapaths.map(({ id }) => id);
      if (datapath === null || known.includes(datapath)) return [];
      return [`${run.folder} has no datapath "${datapath}". Known: ${known.join(', ')}`];
    });
    if (unknown.length > 0) throw new UserError(unknown);
    return compareRuns(a, b, { level, tolerance, resolution });
  });
  shell.endWith(exitCode(compared));
  if (options.json) return toJson({ format: 'hopwise/run-comparison@1', level, ...compared });
  return runComparisonReport(compared, level);
}

function exitCode({ rows }: RunComparison): number {
  if (rows.some(({ verdict }) => verdict === 'worse')) return 1;
  return rows.length === 0 || rows.some(({ verdict }) => verdict === 'inconclusive') ? 3 : 0;
}
