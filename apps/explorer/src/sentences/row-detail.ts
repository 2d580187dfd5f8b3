import type { StudyRow } from '@hopwise/calibration';
import type { End } from '@hopwise/datapath';
import { formatCores, formatCpuTime, formatDifference, formatRate } from '../format.ts';
import { sentenceCase } from './sentence-case.ts';
import { datapathName, operationNames, roleNames } from '../names.ts';

const roleSentence = ({ role, reason }: StudyRow): string =>
  `Row: ${roleNames[role]}${reason === '' ? '' : `, ${reason}`}.`;

const solverNames = { events: 'simulated', analytic: 'closed form' } as const;

/** All that a mark of the rate chart stands for: interval, source, run, method, doubt. */
export function rateDetail(row: StudyRow): string {
  const { rate, solver } = row.prediction;
  const amount = (value: number) => formatRate(value, rate.unit);
  const interval =
    rate.low === rate.high ? 'no interval' : `interval ${amount(rate.low)} to ${amount(rate.high)}`;
  const published = row.published;
  const scored = row.errors.rate === null ? '' : `; error ${formatDifference(row.errors.rate)}`;
  return [
    `${datapathName(row.datapath, row.modifiers)}: predicted ${amount(rate.value)},`,
    `${interval}, ${solverNames[solver]}.`,
    published === null || published.rate === null
      ? 'No valid rate is published.'
      : `Published ${amount(published.rate)} (${published.source}, run ${published.run}, ` +
        `${published.method})${scored}.`,
    roleSentence(row),
  ].join(' ');
}

const ends = ['client', 'server'] as const satisfies readonly End[];

/** All that a mark of the CPU chart stands for. */
export function cpuDetail(row: StudyRow): string {
  return [
    `${datapathName(row.datapath, row.modifiers)}.`,
    ...ends.map((end) => endSentence(row, end)),
    roleSentence(row),
  ].join(' ');
}

function endSentence(row: StudyRow, end: End): string {
  const { cpu, cpuPerUnit } = row.prediction;
  const published =
    end === 'client' ? row.published?.cpuClientCores : row.published?.cpuServerCores;
  const error = end === 'client' ? row.errors.cpuClient : row.errors.cpuServer;
  const each = formatCpuTime(cpuPerUnit[end], cpuPerUnit.unit);
  const amount =
    published == null ? 'nothing valid published' : `published ${formatCores(published)}`;
  const scored = error === null ? '' : `, error ${formatDifference(error)}`;
  return (
    `${sentenceCase(end)}: predicted ${formatCores(cpu[end].total)}, ${amount}; predicted ` +
    `${perOperation(each, row)}${scored}.`
  );
}

const perOperation = (each: string, row: StudyRow): string =>
  row.workload === 'tcp-stream' ? each : `${each} per ${operationNames[row.workload]}`;
