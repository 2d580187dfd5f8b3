import type { CostOrigin } from '@hopwise/calibration';
import type { CapabilityFact } from '@hopwise/dataset';
import { type Cost, type Datapath, type StageId, stages, type Visit } from '@hopwise/datapath';
import { originSentence } from '../platform-costs.ts';
import { formatNumber } from './format.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What stands around a datapath in its report. */
interface DatapathContext {
  readonly costs: readonly Cost[];
  readonly origin: CostOrigin;
  /** Whether a study compares it with a measurement. */
  readonly isCompared: boolean;
  /** What is known of its product. */
  readonly facts: readonly CapabilityFact[];
}

const notCompared = 'Nobody has compared a prediction of it with a measurement yet.';

/** One datapath for a person to read: the visits in order, then what each stage costs. */
export const datapathReport = (
  datapath: Datapath,
  { costs, origin, isCompared, facts }: DatapathContext,
): string =>
  [
    `${datapath.title} (${datapath.id}), ${datapath.family}, endpoint in the ${datapath.endpoint}, Linux ${datapath.kernelMin} or newer\n${wrap(datapath.summary)}${isCompared ? '' : `\n${notCompared}`}`,
    `From socket to wire\n${visitsTable(datapath.egress)}`,
    `From wire to socket\n${visitsTable(datapath.ingress)}`,
    `${conntrackText(datapath)}\nSources:\n${datapath.sources.map((source) => `  ${source}`).join('\n')}`,
    ...(facts.length === 0 ? [] : [factTable(facts)]),
    costTable(costs),
    stageSources(datapath),
    originSentence(origin),
  ].join('\n\n');

const visitsTable = (visits: readonly Visit[]): string =>
  table(
    ['visit', 'entry', 'context', 'where', 'stage', 'kernel function'],
    visits.flatMap((visit, i) => {
      const epilogue = visit.epilogue ?? [];
      return [...visit.stages, ...epilogue].map((stage, j) => [
        ...(j === 0
          ? [String(i + 1), visit.entry, visit.context, visit.namespace]
          : ['', '', '', '']),
        j < visit.stages.length ? stage : `${stage} (after it)`,
        kernelFunction(stage),
      ]);
    }),
  );

const kernelFunction = (stage: StageId): string => stages[stage].kernel.split(':').at(-1) ?? '';

const conntrackText = ({ conntrack }: Datapath): string =>
  conntrack === null
    ? 'Connection tracking of the kernel: not used.'
    : `Connection tracking: ${conntrack.buckets} buckets, at most ${conntrack.entriesMax} entries (${conntrack.basis}).\n${wrap(conntrack.source)}`;

const factTable = (facts: readonly CapabilityFact[]): string =>
  table(
    [`Product ${facts[0]?.product ?? ''}`, 'value', 'as of', 'source'],
    facts.map(({ capability, value, date, source }) => [capability, value, date, source]),
  );

/** Costs with a number for each source, then the sources: they repeat, and they are sentences. */
function costTable(costs: readonly Cost[]): string {
  const sources = [...new Set(costs.map((cost) => cost.source))];
  const rows = costs.map((cost) => [
    cost.subject,
    cost.parameter,
    formatNumber(cost.value),
    `${formatNumber(cost.low)} .. ${formatNumber(cost.high)}`,
    cost.unit,
    cost.basis,
    `[${sources.indexOf(cost.source) + 1}]`,
  ]);
  return [
    table(['stage', 'parameter', 'value>', 'range>', 'unit', 'basis', 'source'], rows),
    '',
    ...sources.map((source, i) => `${`[${i + 1}]`.padEnd(5)}${wrap(source, 5)}`),
  ].join('\n');
}

const stageSources = (datapath: Datapath): string => {
  const named = [...datapath.egress, ...datapath.ingress].flatMap((visit) => [
    ...visit.stages,
    ...(visit.epilogue ?? []),
  ]);
  const lines = [...new Set(named)].map(
    (stage) => `${stage}: ${stages[stage].title}\n  ${stages[stage].kernel}`,
  );
  return ['Stages', ...lines].join('\n');
};
