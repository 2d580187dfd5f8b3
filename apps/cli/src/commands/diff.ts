import { compareDatapaths } from '@hopwise/calibration';
import type { Datapath } from '@hopwise/datapath';
import { type LoadOptions, readLoad } from '../load.ts';
import { loadRefusals } from '../load-refusals.ts';
import { missingCosts } from '../missing-costs.ts';
import { namedDatapath } from '../named-datapath.ts';
import { originOf, originSentence } from '../platform-costs.ts';
import { predictInSteps } from '../prediction-task.ts';
import { readDatapath } from '../read-datapath.ts';
import { diffReport } from '../report/diff-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';

/**
 * Two datapaths under one load, and how their difference adds up.
 *
 * @param names - Each a datapath, with modifiers after a plus: `host+notrack`.
 * @throws {UserError} with everything that is wrong with the names and options
 */
export async function diff(
  names: readonly [string, string],
  options: LoadOptions & ReportOptions,
  shell: Shell,
): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const [pathA, pathB] = names.map((name) => {
    const { id, modifiers } = namedDatapath(name);
    const datapath = readDatapath(id, modifiers, problems);
    return datapath === null ? null : { datapath, modifiers };
  });
  const load = readLoad(options, data, problems);
  if (pathA == null || pathB == null || load === null) throw new UserError([...new Set(problems)]);
  const { platform, solver, precision } = load;
  const { hardware, costs } = platform;
  warnOfPriors(costs, shell);
  const refusals = [pathA, pathB].flatMap(({ datapath, modifiers }) => {
    const scenario = load.on(datapath.id, modifiers);
    return [
      ...loadRefusals(datapath, scenario, hardware),
      ...missingCosts({ scenario, datapath, hardware }, costs),
    ];
  });
  if (refusals.length > 0) throw new UserError([...new Set(refusals)]);
  const sideOf = async (side: { datapath: Datapath; modifiers: readonly string[] }) => {
    const scenario = load.on(side.datapath.id, side.modifiers);
    const input = { scenario, datapath: side.datapath, hardware, costs: costs.table };
    const progress = (fraction: number): void =>
      shell.progress(`${side.datapath.id}: simulated ${Math.floor(fraction * 100)} %`);
    const prediction = await predictInSteps({ input, solver, precision }, progress);
    return { datapath: side.datapath, prediction };
  };
  const comparison = compareDatapaths(await sideOf(pathA), await sideOf(pathB));
  const origin = originOf(costs);
  return options.json
    ? toJson({ format: 'hopwise/diff@1', costs: origin, ...comparison })
    : diffReport(comparison, originSentence(origin));
}
