import { evaluations, type FigureIntervals } from '@hopwise/calibration';
import type { Prediction } from '@hopwise/datapath';
import type { PredictionInput } from '@hopwise/simulator';
import { evaluateOutput } from '../evaluate-output.ts';
import { plannedEvaluations } from '../evaluation-data.ts';
import { type EvaluationMeans, runEvaluations } from '../evaluation-run.ts';
import { shownPath } from '../data-file.ts';
import type { DataFolder } from '../files.ts';
import { exitCodes } from '../fit-outcome.ts';
import type { FitRunner } from '../fold-fit.ts';
import { foreignEvaluation } from '../foreign-evaluation.ts';
import { predictedFromCache } from '../predicted-from-cache.ts';
import {
  type EvaluateOptions,
  type EvaluateRequest,
  readEvaluateRequest,
} from '../read-evaluate-request.ts';
import type { PlannedEvaluation } from '../planned-evaluation.ts';
import { rememberedData } from '../remembered-data.ts';
import { blocksMarkdown, blocksText } from '../report/blocks.ts';
import { evaluateReport } from '../report/evaluate-report.ts';
import { evaluationPage } from '../report/page/evaluation-page.ts';
import { toJson } from '../report/to-json.ts';
import type { EvaluateOutput } from '../schema/evaluate.ts';
import type { Shell } from '../shell.ts';
import { withThreads } from '../worker-pool.ts';
import { type FileText, writeTogether } from '../write-together.ts';

/** Machines that are drawn for each interval: hundreds of predictions have one, and each costs so many more. */
const sampleCount = 40;

/**
 * Judges predictions on held-out measurements, the data folder's own or somebody else's.
 *
 * @throws {UserError} with everything that is wrong with the options
 */
export async function evaluate(options: EvaluateOptions, shell: Shell): Promise<string> {
  const request = readEvaluateRequest(options);
  const data = rememberedData(await shell.data(options.dataDir));
  const work = workOf(request, data);
  const output = await outputOf(work, request, shell);
  const doubts = output.evaluations.flatMap(({ costs }) => costs.flatMap((each) => each.doubts));
  if (doubts.length > 0) shell.endWith(exitCodes.refused);
  const files = doubts.length > 0 ? [] : filesOf(options, output);
  writeTogether(files);
  for (const [path] of files) shell.warn(`wrote ${shownPath(path)}`);
  return options.json ? toJson(output) : blocksText(evaluateReport(output, options.tests === true));
}

/** Reports that were asked for, with the scores of every test. */
const filesOf = (
  { markdown, html }: EvaluateOptions,
  output: EvaluateOutput,
): readonly FileText[] => [
  ...(markdown === undefined
    ? []
    : [[markdown, blocksMarkdown(evaluateReport(output, true))] as const]),
  ...(html === undefined ? [] : [[html, evaluationPage(output)] as const]),
];

interface Work {
  readonly planned: readonly PlannedEvaluation[];
  /** What could have been asked for beside them. */
  readonly all: readonly PlannedEvaluation[];
  readonly data: DataFolder;
  readonly lists: Parameters<typeof evaluateOutput>[2];
}

function workOf({ foreign, chosen }: EvaluateRequest, own: DataFolder): Work {
  if (foreign === null) {
    const { planned, ...lists } = plannedEvaluations(chosen, own);
    const all = plannedEvaluations(evaluations, own).planned;
    return { planned, all, data: own, lists: { ...lists, skippedFiles: [] } };
  }
  const { planned, data, leftOut, assumed, skippedFiles } = foreignEvaluation(foreign, own);
  return {
    planned: [planned],
    all: [planned],
    data,
    lists: { leftOut, assumed, skippedFiles: [...skippedFiles] },
  };
}

async function outputOf(
  { planned, all, data, lists }: Work,
  { solver, precision, threads, cache }: EvaluateRequest,
  shell: Shell,
): Promise<EvaluateOutput> {
  const predict = async (inputs: readonly PredictionInput[]): Promise<readonly Prediction[]> => {
    const tasks = inputs.map((input) => ({ input, solver, precision }));
    return (await predictedFromCache(tasks, { threads, cache }, shell)).predictions;
  };
  const runs = await withThreads(threads, (pool) => {
    const runFit: FitRunner = {
      one: (task) => {
        shell.progress(`fitting costs of ${task.platform.hardware.id}`);
        return pool.run(task, { name: 'fitRowsTask' });
      },
      related: (task) => {
        shell.progress(`fitting costs of ${task.hardware.id} ${task.fits.length} times`);
        return pool.run(task, { name: 'fitRelatedTask' });
      },
    };
    const uncertain = { ...data.spreads(), seed: 1, sampleCount };
    const intervals: EvaluationMeans['intervals'] = async (predicted, costs) => {
      const { machine, posterior, isTransferred } = costs;
      const platform = { hardware: data.hardware(machine), posterior, isTransferred };
      shell.progress(`intervals of ${predicted.length} predictions on ${machine}`);
      const size = Math.ceil(predicted.length / threads);
      const parts = Array.from({ length: threads }, (_, i) =>
        predicted.slice(i * size, (i + 1) * size),
      );
      const found = await Promise.all(
        parts.map(
          (part): Promise<readonly FigureIntervals[]> =>
            pool.run(
              { predicted: part, uncertainty: { platform, ...uncertain } },
              { name: 'trialIntervalTask' },
            ),
        ),
      );
      return found.flat();
    };
    return runEvaluations(planned, all, { data, runFit, predict, intervals });
  });
  return evaluateOutput(runs, solver, lists);
}
