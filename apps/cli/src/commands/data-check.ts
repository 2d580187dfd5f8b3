import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatasetError } from '@hopwise/dataset';
import { dataFindings } from '../data-findings.ts';
import { dataCheckReport } from '../report/data-check-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';

/**
 * Checks data folders whole, and files one by one.
 *
 * @param paths - Folders and files; none: the data folder.
 * @throws {UserError} when one of them is not there, or has nothing to check
 * @throws {DatasetError} with every problem of all
 */
export async function dataCheck(
  paths: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<string> {
  const missing = paths.filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing.length > 0) {
    throw new UserError(missing.map((path) => `there is no file or folder ${path}`));
  }
  const asked = paths.length > 0 ? paths : [(await shell.data(options.dataDir)).root];
  const found = asked.map((path) => [path, dataFindings(resolve(path))] as const);
  const empty = found.filter(([, findings]) => findings.length === 0);
  if (empty.length > 0) {
    throw new UserError(empty.map(([path]) => `${path} has no file *.csv, *.json or *.yaml`));
  }
  const findings = found.flatMap(([, each]) => each);
  const problems = findings.flatMap((finding) => finding.problems);
  if (options.json) {
    if (problems.length > 0) shell.endWith(2);
    const checked = findings.map(({ path, kind, rows }) => ({ path, kind, rows }));
    return toJson({ format: 'hopwise/data-check@1', checked, problems });
  }
  if (problems.length > 0) throw new DatasetError(problems);
  return dataCheckReport(findings);
}
