import { join } from 'node:path';
import { originOf, originSentence } from '../platform-costs.ts';
import { readPlatform, readSolver } from '../load.ts';
import { unknownId } from '../known-id.ts';
import { measuredReport } from '../report/measured-report.ts';
import { measuredHtml } from '../report/measured-html.ts';
import { measuredCsv } from '../report/measured-csv.ts';
import { measuredJunit } from '../report/measured-junit.ts';
import { blocksMarkdown, blocksText } from '../report/blocks.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { writeTogether } from '../write-together.ts';
import { readPercent } from '../validate/read-percent.ts';
import { type PredictedRun, predictedRun } from '../validate/report-rows.ts';
import { latestRun } from '../validate/run-folders.ts';
import { runSuspects } from '../validate/run-suspects.ts';
import { runTrials, sharesKernel } from '../validate/run-trials.ts';
import { withValidator } from '../validate/with-validator.ts';

const formats = ['text', 'json', 'csv', 'markdown', 'junit'] as const;

export interface ValidateReportOptions extends ReportOptions {
  readonly hardware?: string | undefined;
  readonly map?: string | undefined;
  readonly solver: string;
  readonly format?: string | undefined;
  readonly html?: string | undefined;
  readonly limit: string;
  readonly gate?: true | undefined;
}

/**
 * Puts what a run measured beside what is predicted of it. With a gate it ends with 1 where a
 * prediction fails, and with 3 where nothing could be predicted.
 *
 * @throws {UserError} with everything that is wrong with the options, or a folder without a run
 */
export async function validateReport(
  folder: string | undefined,
  options: ValidateReportOptions,
  shell: Shell,
): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const path = folder ?? latestRun();
  if (path === null) problems.push('there is no run in ./runs; name its folder');
  const solver = readSolver(options.solver, problems);
  const limit = readPercent('--limit', options.limit, { problems, least: 0, most: 1000 });
  const wanted = options.format ?? (options.json ? 'json' : 'text');
  const format = formats.find((one) => one === wanted);
  if (format === undefined) problems.push(unknownId('format', wanted, formats));
  else if (options.json && format !== 'json')
    problems.push(`--json and --format ${format} exclude each other`);
  if (options.hardware !== undefined) readPlatform(options.hardware, data, problems);
  if (problems.length > 0 || path === null || solver === null) throw new UserError(problems);
  const { run, rows } = await withValidator(async ({ readRun, recordedRows }) => {
    const recorded = readRun(path);
    return { run: recorded, rows: recordedRows(recorded) };
  });
  const hardware = options.hardware ?? run.plan.hardware;
  if (!data.hardwareIds.includes(hardware)) {
    throw new UserError([
      `the plan of the run says hardware "${hardware}", which has no profile: --hardware ID names one`,
    ]);
  }
  const platform = data.platform(hardware);
  const maps = { lab: join(data.root, 'maps/lab.csv'), own: options.map ?? null };
  const { trials, leftOut } = runTrials(run, rows, { maps, hardware });
  const predicted = await predictedRun(trials, {
    ...{ data, platform, solver, limit },
    onProgress: shell.progress,
  });
  const report = {
    run: { name: run.name, begun: run.begun, isFinished: run.isFinished, doubts: run.doubts },
    hardware,
    solver,
    limit,
    costs: originOf(platform.costs),
    rows: predicted.trials.flatMap(({ rows: own }) => own),
    suspects: runSuspects(predicted.trials),
    notPredicted: [...leftOut, ...predicted.refused],
    notes: sharesKernel(run) ? [sharedKernelNote] : [],
  };
  if (options.gate) shell.endWith(gateCode(predicted));
  const blocks = measuredReport(report, originSentence(report.costs));
  if (options.html !== undefined) {
    writeTogether([[options.html, measuredHtml(`Run ${run.name}`, blocks, report.rows)]]);
  }
  switch (format) {
    case 'json':
      return toJson({ format: 'hopwise/report@1', ...report });
    case 'csv':
      return measuredCsv(report.rows);
    case 'junit':
      return measuredJunit(report);
    case 'markdown':
      return blocksMarkdown(blocks).trimEnd();
    case 'text':
    case undefined:
      return blocksText(blocks);
  }
}

const sharedKernelNote =
  'Both nodes share one kernel and its CPUs: CPU of one end cannot be told from that of the other, and is left out. A shared kernel shows no NIC, no wire and no interrupt either.';

function gateCode({ trials }: PredictedRun): number {
  const rows = trials.flatMap(({ rows: own }) => own);
  if (rows.length === 0) return 3;
  return rows.every(({ passes }) => passes) ? 0 : 1;
}
