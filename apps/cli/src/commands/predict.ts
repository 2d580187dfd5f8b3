import { intervalsOn, outsideStudy, predictionFigures, studyWith } from '@hopwise/calibration';
import type { PredictionInput } from '@hopwise/simulator';
import { type LoadOptions, readLoad } from '../load.ts';
import { loadRefusals } from '../load-refusals.ts';
import { missingCosts } from '../missing-costs.ts';
import { namedDatapath } from '../named-datapath.ts';
import { plannedStudy } from '../planned-study.ts';
import { originOf, originSentence } from '../platform-costs.ts';
import { platformUncertainty } from '../platform-intervals.ts';
import { predictInSteps } from '../prediction-task.ts';
import { readDatapath } from '../read-datapath.ts';
import { predictionReport } from '../report/prediction-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';

interface PredictOptions extends LoadOptions, ReportOptions {
  readonly datapath?: string | undefined;
  readonly with?: readonly string[] | undefined;
}

/** @throws {UserError} with everything that is wrong with the options */
export async function predict(options: PredictOptions, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const named = options.datapath === undefined ? null : namedDatapath(options.datapath);
  const modifiers = [...new Set([...(named?.modifiers ?? []), ...(options.with ?? [])])];
  const datapath = readDatapath(named?.id, modifiers, problems);
  const load = readLoad(options, data, problems);
  if (datapath === null || load === null) throw new UserError(problems);
  const { platform, solver, precision } = load;
  const { hardware, costs } = platform;
  warnOfPriors(costs, shell);
  const scenario = load.on(datapath.id, modifiers);
  const refusals = [
    ...loadRefusals(datapath, scenario, hardware),
    ...missingCosts({ scenario, datapath, hardware }, costs),
  ];
  if (refusals.length > 0) throw new UserError(refusals);
  const input: PredictionInput = {
    scenario,
    datapath,
    hardware,
    costs: costs.table,
  };
  const prediction = await predictInSteps({ input, solver, precision }, (fraction) =>
    shell.progress(`simulated ${Math.floor(fraction * 100)} %`),
  );
  const uncertainty = platformUncertainty(platform, data, scenario.seed);
  const intervals = intervalsOn(uncertainty)(input, prediction, predictionFigures);
  const origin = originOf(costs);
  const plans = data.studyIdsOn(hardware.id).map((id) => plannedStudy(id, data).plan);
  const outside = outsideStudy(input.scenario, plans);
  if (options.json) {
    const output = { costs: origin, outsideStudy: outside, prediction, intervals };
    return toJson({ format: 'hopwise/prediction@1', ...output });
  }
  return predictionReport(prediction, {
    ...{ datapath, hardware, costs: originSentence(origin), outsideStudy: outside, intervals },
    comparedIn: studyWith(scenario.workload.kind, plans),
  });
}
