import type { PredictionIntervals } from '@hopwise/calibration';
import { type End, logicalCpuCount, type Prediction } from '@hopwise/datapath';
import { formatCount, formatDuration, formatPercent } from './format.ts';
import { intervalTable } from './interval-table.ts';
import { loadText, pathTitle, placeText } from './load-text.ts';
import { operationNames, pathName } from './names.ts';
import { formatPerUnit } from './per-unit.ts';
import { predictionFacts, type FactContext } from './prediction-facts.ts';
import { stageLegend } from './stage-legend.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What stands around a prediction in its report. */
interface ReportContext extends FactContext {
  readonly costs: string;
  readonly outsideStudy: readonly string[];
  readonly intervals: PredictionIntervals;
}

const ends: readonly End[] = ['client', 'server'];

/** Stages below this rank are summed up: their costs are small and their list is long. */
const stagesShown = 16;

/** One prediction, for a person to read. */
export const predictionReport = (prediction: Prediction, context: ReportContext): string =>
  [
    heading(prediction, context),
    predictionFacts(prediction, context),
    intervalTable(prediction, context.intervals),
    cpuTable(prediction),
    stageTable(prediction),
    runFacts(prediction, context),
  ]
    .filter((part) => part !== null)
    .join('\n\n');

function heading({ scenario, solver }: Prediction, context: ReportContext): string {
  const { datapath, hardware, outsideStudy } = context;
  const place = placeText(scenario);
  const how = solver === 'events' ? 'simulated' : 'closed form';
  return [
    `${pathTitle(datapath.title, scenario.modifiers)} (${pathName(scenario.datapath, scenario.modifiers)})`,
    wrap(`${loadText(scenario)}, ${how}`),
    ...(place === null ? [] : [wrap(capitalised(place))]),
    `${hardware.title} (${hardware.id}, ${logicalCpuCount(hardware)} logical CPUs each)`,
    ...(outsideStudy.length === 0
      ? []
      : [wrap(`Not compared with any measurement: ${outsideStudy.join('; ')}.`)]),
  ].join('\n');
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function cpuTable({ cpu, cpuPerUnit, scenario }: Prediction): string {
  const rows = ends.map((end) => [
    end,
    ...[cpu[end].process, cpu[end].softirq, cpu[end].hardirq, cpu[end].total].map((cores) =>
      cores.toFixed(2),
    ),
    formatPerUnit(cpuPerUnit[end], cpuPerUnit.unit),
  ]);
  const operation = operationNames[scenario.workload.kind];
  return table(
    ['CPU [cores]', 'process>', 'softirq>', 'hardirq>', 'total>', `per ${operation}>`],
    rows,
  );
}

function stageTable({ stages, cpu }: Prediction): string {
  const ranked = stages.toSorted((a, b) => b.cores - a.cores);
  const shown = ranked.slice(0, stagesShown);
  const rest = ranked.slice(stagesShown).reduce((sum, share) => sum + share.cores, 0);
  const rows = shown.map((share) => [
    share.stage,
    share.end,
    share.direction,
    share.context,
    formatDuration(share.nsPerOperation),
    share.cores.toFixed(3),
    formatPercent(share.cores / cpu[share.end].total),
    share.onPath ? 'on the path' : 'after it',
  ]);
  const text = table(
    ['Stage', 'end', 'direction', 'context', 'time>', 'cores>', 'of its end>', 'delays the skb'],
    rows,
  );
  const others = ranked.length - shown.length;
  const more = others > 0 ? [`(${others} smaller stages: ${rest.toFixed(3)} cores in all)`] : [];
  const legend = stageLegend(shown.map((share) => share.stage));
  return `${[text, ...more].join('\n')}\n\n${legend}`;
}

function runFacts({ run }: Prediction, { costs }: ReportContext): string {
  const simulated =
    run.eventCount === 0
      ? 'Run: no events'
      : `Run: ${formatCount(run.eventCount, 'event')}, ${formatDuration(run.simulatedNs)} simulated after ${formatDuration(run.warmupNs)} of warm-up, ${run.converged ? 'converged' : 'NOT converged: the interval is wider than asked for'}`;
  return [
    costs,
    `${simulated}; seed ${run.seed}.`,
    `Hashes: catalogue ${run.catalogueHash}, costs ${run.costsHash}; hopwise ${run.version}.`,
  ].join('\n');
}
