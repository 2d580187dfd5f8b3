import {
  type End,
  type Hardware,
  type LatencySummary,
  logicalCpuCount,
  type Prediction,
} from '@hopwise/datapath';
import { formatCount, formatDuration, formatNumber, formatPercent, formatRate } from './format.ts';
import { operationNames, pathName, workloadNames } from './names.ts';
import { formatPerUnit } from './per-unit.ts';
import { stageLegend } from './stage-legend.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What stands around a prediction in its report. */
interface ReportContext {
  readonly title: string;
  readonly hardware: Hardware;
  readonly costs: string;
  readonly outsideStudy: readonly string[];
}

const ends: readonly End[] = ['client', 'server'];

/** Stages below this rank are summed up: their costs are small and their list is long. */
const stagesShown = 16;

const nameWidth = 15;

/** One prediction, for a person to read. */
export const predictionReport = (prediction: Prediction, context: ReportContext): string =>
  [
    heading(prediction, context),
    facts(prediction),
    cpuTable(prediction),
    stageTable(prediction),
    runFacts(prediction, context),
  ].join('\n\n');

function heading({ scenario, solver }: Prediction, context: ReportContext): string {
  const { title, hardware, outsideStudy } = context;
  const { datapath, modifiers, workload, mtu } = scenario;
  return [
    `${title} (${pathName(datapath, modifiers)})`,
    `${workloadNames[workload.kind]}, ${formatCount(workload.processes, 'process', 'processes')}, MTU ${mtu}, ${solver === 'events' ? 'simulated' : 'closed form'}`,
    `${hardware.title} (${hardware.id}, ${logicalCpuCount(hardware)} logical CPUs each)`,
    ...(outsideStudy.length === 0
      ? []
      : [wrap(`Not compared with any measurement: ${outsideStudy.join('; ')}.`)]),
  ].join('\n');
}

function facts(prediction: Prediction): string {
  const { rate, solver, goodputBitPerS, wireBitPerS, latency, conntrack, run } = prediction;
  const inRate = (value: number): string => formatRate(value, rate.unit);
  const isSimulated = solver === 'events';
  const lines = [
    [
      'Rate',
      isSimulated
        ? `${inRate(rate.value)}${run.converged ? '' : ' (NOT converged)'}, between ${inRate(rate.low)} and ${inRate(rate.high)} (95 % interval of the simulation only)`
        : inRate(rate.value),
    ],
    ['Model error', modelErrorText(prediction)],
    [
      'Goodput, wire',
      `${formatRate(goodputBitPerS, 'bit/s')} of payload, ${formatRate(wireBitPerS, 'bit/s')} on the wire`,
    ],
    ...(latency === null ? [] : [['Latency', latencyText(latency)]]),
    ['Bottleneck', bottleneckText(prediction.bottleneck)],
    ...(conntrack === null
      ? []
      : [
          [
            'Conntrack',
            `${formatCount(Math.round(conntrack.entries), 'entry', 'entries')} in ${formatCount(conntrack.buckets, 'bucket')}, ${formatNumber(conntrack.chainLength)} in a chain`,
          ],
        ]),
  ];
  return lines
    .map(([name = '', text = '']) => `${name.padEnd(nameWidth)}${wrap(text, nameWidth)}`)
    .join('\n');
}

const modelErrorText = ({ solver, scenario }: Prediction): string =>
  `${solver === 'events' ? 'not in that interval' : 'not in that figure'}: hopwise compare prints how far held-out ${workloadNames[scenario.workload.kind]} rows were off`;

/** A loop that waits fills no resource; its explanation says all. */
const bottleneckText = ({
  resource,
  utilisation,
  explanation,
}: Prediction['bottleneck']): string =>
  resource === 'latency' || resource === 'window'
    ? explanation
    : `${resource}, ${formatPercent(utilisation)} busy: ${explanation}`;

const latencyText = (latency: LatencySummary): string =>
  [
    ['mean', latency.meanNs],
    ['p50', latency.p50Ns],
    ['p90', latency.p90Ns],
    ['p99', latency.p99Ns],
    ['p99.9', latency.p999Ns],
    ['max', latency.maxNs],
  ]
    .filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
    .map(([name, valueNs]) => `${name} ${formatDuration(valueNs)}`)
    .join(', ');

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
