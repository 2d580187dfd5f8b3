import type { DatapathComparison, StageChange, StageDifference } from '@hopwise/calibration';
import { type End, findDatapath, type Prediction, workloadFacts } from '@hopwise/datapath';
import { formatDuration, formatError, formatRate } from './format.ts';
import { loadText, pathTitle, placeText } from './load-text.ts';
import { bottleneckName, operationNames, pathName } from './names.ts';
import { stageLegend } from './stage-legend.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

const ends: readonly End[] = ['client', 'server'];

/** Two datapaths for a person to read: the answer, the sum, then stage by stage. */
export const diffReport = (comparison: DatapathComparison, costs: string): string =>
  [
    headline(comparison),
    cpuSum(comparison),
    timeSum(comparison),
    ...ends.map((end) => stageTable(comparison, end)),
    stageLegend(comparison.stages.map(({ stage }) => stage)),
    costs,
  ].join('\n\n');

const nameOf = ({ scenario }: Prediction): string =>
  pathName(scenario.datapath, scenario.modifiers);

const titleOf = ({ scenario: { datapath, modifiers } }: Prediction): string =>
  pathTitle(findDatapath(datapath)?.title ?? '', modifiers);

function headline({ a, b }: DatapathComparison): string {
  const place = placeText(a.scenario);
  const row = (prediction: Prediction) => [
    nameOf(prediction),
    titleOf(prediction),
    formatRate(prediction.rate.value, prediction.rate.unit),
    bottleneckName(prediction),
  ];
  const change = b.rate.value / a.rate.value - 1;
  return [
    wrap([loadText(a.scenario), ...(place === null ? [] : [place])].join(', ')),
    table(['datapath', 'title', 'rate>', 'bottleneck'], [row(a), row(b)]),
    `${nameOf(b)} against ${nameOf(a)}: rate ${formatError(change)}.`,
  ].join('\n');
}

/** The number in the comparison's unit, per 1000 bytes where that unit is a byte; signed. */
const signed = (value: number, { unit }: DatapathComparison): string => {
  const valueNs = unit === 'ns' ? value : value * 1000;
  const text = formatDuration(valueNs);
  return valueNs > 0 && !text.startsWith('0 ') ? `+${text}` : text;
};

const changeTitles: Readonly<Record<StageChange, string>> = {
  added: 'stages added',
  skipped: 'stages skipped',
  moved: 'stages moved to another context',
  same: 'stages that both have',
};

function cpuSum(comparison: DatapathComparison): string {
  const { a, b, stages, cpu } = comparison;
  const sumOf = (end: End, change: StageChange): number =>
    stages
      .filter((stage) => stage.end === end && stage.change === change)
      .reduce((sum, stage) => sum + stage.difference, 0);
  const changes = ['skipped', 'added', 'moved', 'same'] as const;
  const row = (name: string, value: (end: End) => string): readonly string[] => [
    name,
    ...ends.map(value),
  ];
  const plain = (value: number): string => signed(value, comparison).replace('+', '');
  return `CPU time per ${operationNames[a.scenario.workload.kind]}\n${table(
    ['', 'client>', 'server>'],
    [
      row(nameOf(a), (end) => plain(a.cpuPerUnit[end])),
      ...changes.map((change) =>
        row(`  ${changeTitles[change]}`, (end) => signed(sumOf(end, change), comparison)),
      ),
      row('  no stage in particular', (end) => signed(cpu[end].unattributed, comparison)),
      row(nameOf(b), (end) => plain(b.cpuPerUnit[end])),
    ],
  )}`;
}

function timeSum(comparison: DatapathComparison): string {
  const { a, time } = comparison;
  const kind = a.scenario.workload.kind;
  const rest =
    workloadFacts(kind).class !== 'exchange'
      ? 'waiting, less work that cores do at the same time'
      : 'waiting for cores, wake-ups, wire';
  const plain = (value: number): string => signed(value, comparison).replace(/^[+-]/, '');
  const [work, other] = [time.workOnPath, time.rest].map(
    (value) => `${value < 0 ? '-' : '+'} ${plain(value)}`,
  );
  return [
    `Time per ${operationNames[kind]} of one process: ${plain(time.timeA)} -> ${plain(time.timeB)}`,
    `  ${signed(time.difference, comparison)} = ${work} of work on the path at both ends`,
    `  ${other} of the rest: ${rest}`,
  ].join('\n');
}

const stageTable = (comparison: DatapathComparison, end: End): string =>
  `${end === 'client' ? 'Client' : 'Server'}, stage by stage\n${table(
    [
      'direction',
      'stage',
      'change',
      'context',
      `${nameOf(comparison.a)}>`,
      `${nameOf(comparison.b)}>`,
      'difference>',
    ],
    comparison.stages
      .filter((stage) => stage.end === end)
      .map((stage) => [
        stage.direction,
        stage.stage,
        changeText(stage),
        contextText(stage),
        stage.contextA === null ? '-' : signed(stage.costA, comparison).replace('+', ''),
        stage.contextB === null ? '-' : signed(stage.costB, comparison).replace('+', ''),
        signed(stage.difference, comparison),
      ]),
  )}`;

function changeText({ change, countA, countB }: StageDifference): string {
  if (change === 'same' || change === 'moved') {
    return countA === countB ? (change === 'moved' ? 'moved' : '') : `${countA}x -> ${countB}x`;
  }
  return change;
}

const contextText = ({ contextA, contextB }: StageDifference): string =>
  contextA === null || contextB === null || contextA === contextB
    ? (contextA ?? contextB ?? '')
    : `${contextA} -> ${contextB}`;
