import { workloadFacts } from '@hopwise/datapath';
import {
  chromeTrace,
  type PredictionInput,
  recordTimeline,
  speedscopeFile,
  traceExchange,
} from '@hopwise/simulator';
import { type LoadOptions, readLoad } from '../load.ts';
import { loadRefusals } from '../load-refusals.ts';
import { missingCosts } from '../missing-costs.ts';
import { namedDatapath } from '../named-datapath.ts';
import { readWhole } from '../option-values.ts';
import { readDatapath } from '../read-datapath.ts';
import { loadText, pathTitle } from '../report/load-text.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';
import { type FileText, writeTogether } from '../write-together.ts';

export interface TraceOptions extends LoadOptions, ReportOptions {
  readonly chrome?: string | undefined;
  readonly speedscope?: string | undefined;
  readonly microseconds: string;
}

/**
 * What a simulation does: one operation in words, or every CPU for a while in files for trace viewers.
 *
 * @param name - A datapath, with modifiers after a plus: `host+notrack`.
 * @throws {UserError} with everything that is wrong with the name and options
 */
export async function trace(name: string, options: TraceOptions, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const problems: string[] = [];
  const { id, modifiers } = namedDatapath(name);
  const datapath = readDatapath(id, modifiers, problems);
  const load = readLoad(options, data, problems);
  const length = readWhole('--microseconds', options.microseconds, { problems, standIn: 1000 });
  if (datapath === null || load === null || problems.length > 0) throw new UserError(problems);
  const { hardware, costs } = load.platform;
  warnOfPriors(costs, shell);
  const scenario = load.on(datapath.id, modifiers);
  const input: PredictionInput = { scenario, datapath, hardware, costs: costs.table };
  const refusals = [
    ...loadRefusals(datapath, scenario, hardware),
    ...missingCosts({ scenario, datapath, hardware }, costs),
  ];
  if (refusals.length > 0) throw new UserError(refusals);
  const title = `${pathTitle(datapath.title, modifiers)}: ${loadText(scenario)}`;
  return options.chrome === undefined && options.speedscope === undefined
    ? inWords(input, title)
    : inFiles(input, title, { ...options, durationNs: 1000 * length });
}

function inWords(input: PredictionInput, title: string): string {
  const { kind } = input.scenario.workload;
  if (workloadFacts(kind).class !== 'exchange') {
    throw new UserError([
      `${kind} has no operations to follow one by one; write what the CPUs do to a file: --chrome or --speedscope`,
    ]);
  }
  return [
    title,
    'One operation that has the machines to itself. Bare times: a run is handed to a CPU [ns]; +ns is',
    'paid on the way of the skb, (ns) after it has left.',
    '',
    traceExchange(input).trimEnd(),
  ].join('\n');
}

function inFiles(
  input: PredictionInput,
  title: string,
  {
    chrome,
    speedscope,
    durationNs,
  }: Pick<TraceOptions, 'chrome' | 'speedscope'> & { readonly durationNs: number },
): string {
  const timeline = recordTimeline(input, { durationNs });
  const files: FileText[] = [];
  if (chrome !== undefined) files.push([chrome, JSON.stringify(chromeTrace(timeline, title))]);
  if (speedscope !== undefined) {
    files.push([speedscope, JSON.stringify(speedscopeFile(timeline, title))]);
  }
  writeTogether(files);
  const slices = timeline.fromNs.length;
  return [
    title,
    `${slices} slices on ${timeline.lanes.length} CPUs in ${durationNs / 1000} us of the simulation.`,
    ...(chrome === undefined ? [] : [`${chrome}: open it in ui.perfetto.dev or chrome://tracing.`]),
    ...(speedscope === undefined ? [] : [`${speedscope}: open it in speedscope.`]),
  ].join('\n');
}
