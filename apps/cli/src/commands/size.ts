import {
  type IntervalsOf,
  intervalsOn,
  pairWithin,
  predictionFigures,
  sizing,
} from '@hopwise/calibration';
import type { PredictionInput } from '@hopwise/simulator';
import { type LoadOptions, readLoad } from '../load.ts';
import { loadRefusals } from '../load-refusals.ts';
import { missingCosts } from '../missing-costs.ts';
import { namedDatapath } from '../named-datapath.ts';
import { originOf, originSentence } from '../platform-costs.ts';
import { platformUncertainty } from '../platform-intervals.ts';
import { predictInSteps } from '../prediction-task.ts';
import { readDatapath } from '../read-datapath.ts';
import { readSizeRequest, type SizeOptions } from '../read-size-request.ts';
import { type SizedSystem, sizeReport } from '../report/size-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';

interface Options extends SizeOptions, Omit<LoadOptions, 'load'>, ReportOptions {
  readonly datapath: readonly string[];
}

/**
 * Machines for a load, on each datapath: the fewest first, then those that cannot carry it.
 *
 * @throws {UserError} with everything that is wrong with the options
 */
export async function size(options: Options, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const paths = [...new Set(options.datapath)].map((name) => {
    const { id, modifiers } = namedDatapath(name);
    return { name, modifiers, datapath: readDatapath(id, modifiers, problems) };
  });
  const load = readLoad(options, data, problems);
  const kind = load?.on('host', []).workload.kind;
  const { demand, limit } = readSizeRequest(options, kind, problems);
  if (load === null || problems.length > 0) throw new UserError([...new Set(problems)]);
  const { platform, solver, precision } = load;
  const { hardware, costs } = platform;
  warnOfPriors(costs, shell);
  if (limit !== null && limit.percentile !== 'mean' && solver === 'analytic') {
    shell.warn(`the closed form knows the mean only: --within is held against that`);
  }
  const intervalsOf = intervalsOn(platformUncertainty(platform, data, Number(options.seed)));
  const systems: SizedSystem[] = [];
  for (const { name, modifiers, datapath } of paths) {
    if (datapath === null) continue;
    const scenario = load.on(datapath.id, modifiers);
    const refusals = [
      ...loadRefusals(datapath, scenario, hardware),
      ...missingCosts({ scenario, datapath, hardware }, costs),
    ];
    if (refusals.length > 0) {
      systems.push({ system: name, kind: 'refused', because: refusals });
      continue;
    }
    const inputOf = (processes: number): PredictionInput => ({
      ...{ datapath, hardware, costs: costs.table },
      scenario: { ...scenario, workload: { ...scenario.workload, processes } },
    });
    const pair = await pairWithin({
      ...{ most: scenario.workload.processes, limit },
      ask: (processes) => {
        shell.progress(`${name}: ${processes} in flight`);
        return predictInSteps({ input: inputOf(processes), solver, precision }, () => undefined);
      },
      predictionOf: (prediction) => prediction,
    });
    systems.push(sizedSystem(name, pair, { demand, hardware, intervalsOf, inputOf }));
  }
  const sorted = systems.toSorted((a, b) => order(a) - order(b));
  const origin = originOf(costs);
  const scenario = load.on('host', []);
  return options.json
    ? toJson({ format: 'hopwise/size@1', costs: origin, demand, limit, systems: sorted })
    : sizeReport(sorted, { demand, limit, scenario, hardware, costs: originSentence(origin) });
}

type Pair = Awaited<ReturnType<typeof pairWithin<Awaited<ReturnType<typeof predictInSteps>>>>>;

function sizedSystem(
  system: string,
  pair: Pair,
  {
    demand,
    hardware,
    intervalsOf,
    inputOf,
  }: {
    readonly demand: Parameters<typeof sizing>[0];
    readonly hardware: PredictionInput['hardware'];
    readonly intervalsOf: IntervalsOf;
    readonly inputOf: (processes: number) => PredictionInput;
  },
): SizedSystem {
  if (pair.kind === 'unanswered') throw new RangeError(`no answer for ${system}`);
  if (pair.kind === 'unreachable') {
    return { system, kind: 'unreachable', latencyNs: pair.latencyNs };
  }
  const { answer, processes } = pair;
  const intervals = intervalsOf(inputOf(processes), answer, predictionFigures);
  const sized = sizing(demand, answer, { hardware, intervals });
  const { unit } = answer.rate;
  return { system, kind: 'sized', processes, unit, ...sized };
}

/** Fewest machines, then fewest cores; those that cannot, last. */
const order = (each: SizedSystem): number =>
  each.kind === 'sized'
    ? each.machines.value + (each.clientCores.value + each.serverCores.value) / 1e9
    : Number.POSITIVE_INFINITY;
