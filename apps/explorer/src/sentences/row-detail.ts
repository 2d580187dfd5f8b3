import type { StudyRow } from '@hopwise/calibration';
import type { End } from '@hopwise/datapath';
import type { MeasuredRate } from '../model/measured-rates.ts';
import { formatCores, formatCpuTime, formatDifference, formatRate } from '../format.ts';
import { sentenceCase } from './sentence-case.ts';
import { datapathName, operationNames, roleNames } from '../names.ts';

const roleSentence = ({ role, reason }: StudyRow): string =>
  `Row: ${roleNames[role]}${reason === '' ? '' : `, ${reason}`}.`;

const solverNames = { events: 'simulated', analytic: 'closed form' } as const;

/** All that a mark of the rate chart stands for: interval, source, run, method, doubt. */
export function rateDetail(row: StudyRow, measured: readonly MeasuredRate[] = []): string {
  const { rate, solver } = row.prediction;
  const published = row.published;
  const amount = (value: number) => formatRate(value, rate.unit);
  const band = row.intervals.rate;
  const interval =
    band === undefined
      ? 'no interval'
      : `measurements expected from ${amount(band.p5)} to ${amount(band.p95)} (90\u00a0%), ` +
        `half of them from ${amount(band.p25)} to ${amount(band.p75)}`;
  const others = measured.filter(
    ({ source, run }) => source !== published?.source || run !== published.run,
  );
  const scored = row.errors.rate === null ? '' : `; error ${formatDifference(row.errors.rate)}`;
  return [
    `${datapathName(row.datapath, row.modifiers)}: predicted ${amount(rate.value)},`,
    `${interval}, ${solverNames[solver]}.`,
    published === null || published.rate === null
      ? 'No valid rate is published.'
      : `Published ${amount(published.rate)} (${published.source}, run ${published.run}, ` +
        `${published.method})${scored}.`,
    ...(others.length === 0 ? [] : [alsoMeasured(others, amount)]),
    roleSentence(row),
  ].join(' ');
}

/** Runs told one by one; more are counted. */
const told = 6;

function alsoMeasured(rates: readonly MeasuredRate[], amount: (value: number) => string): string {
  const first = rates
    .slice(0, told)
    .map(
      ({ value, source, run, isDropped }) =>
        `${amount(value)} (${isDropped ? 'your file ' : ''}${source}, run ${run})`,
    );
  const rest = rates.length - first.length;
  return `Also measured: ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
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
