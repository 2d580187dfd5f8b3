import type { CostOrigin } from '@hopwise/calibration';
import type { CapabilityFact } from '@hopwise/dataset';
import {
  type Cost,
  type Datapath,
  type Entry,
  entryMeanings,
  isHandOver,
  modifiersOf,
  refusedTogether,
  type StageId,
  stages,
  stagesOfVisits,
  type Visit,
} from '@hopwise/datapath';
import { originSentence } from '../platform-costs.ts';
import { costTable } from './cost-table.ts';
import { stageSources } from './stage-sources.ts';
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
    `${wrap(`${datapath.title} (${datapath.id}), ${datapath.family}, endpoint in the ${datapath.endpoint}, Linux ${datapath.kernelMin} or newer`)}\n${wrap(datapath.summary)}${isCompared ? '' : `\n${notCompared}`}`,
    `From socket to wire\n${visitsTable(datapath.egress)}`,
    `From wire to socket\n${visitsTable(datapath.ingress)}`,
    sameNodePart(datapath),
    entryLegend(datapath),
    aroundPackets(datapath),
    modifierPart(datapath),
    `${conntrackText(datapath)}\nSources:\n${datapath.sources.map((source) => `  ${source}`).join('\n')}`,
    ...(facts.length === 0 ? [] : [factTable(facts)]),
    costTable(costs),
    stageSources(
      stagesOfVisits([...datapath.egress, ...datapath.ingress, ...(datapath.sameNode ?? [])]),
    ),
    originSentence(origin),
  ].join('\n\n');

const sameNodePart = ({ sameNode }: Datapath): string =>
  sameNode === undefined
    ? 'Between two pods of one node: not known, so it is not predicted.'
    : `Between two pods of one node\n${visitsTable(sameNode)}`;

/** What the entries of this datapath are; a star marks those that hand the skb on. */
function entryLegend({ egress, ingress, sameNode = [] }: Datapath): string {
  const used = [...new Set([...egress, ...ingress, ...sameNode].map(({ entry }) => entry))];
  return [
    'How the work gets onto a core (* hands the skb to another core or program; cut: one segment each)',
    table(
      ['entry', 'means'],
      used.map((entry) => [entryName(entry), entryMeanings[entry]]),
    )
      .split('\n')
      .slice(1)
      .join('\n'),
  ].join('\n');
}

const entryName = (entry: Entry): string => (isHandOver(entry) ? `${entry} *` : entry);

/** Headers around packets, and IP versions. */
const aroundPackets = ({ encapsulation, noIpv6 }: Datapath): string =>
  [
    ...(encapsulation.length === 0 ? ['Packets go as they are, without a tunnel.'] : []),
    ...encapsulation.map(
      ({ kind, headerBytesV4, headerBytesV6, outerFlowEntropy, segmentsBefore }) =>
        wrap(
          `Tunnel: ${kind}, ${headerBytesV4} bytes on each packet over IPv4 and ${headerBytesV6} over IPv6; ${outerFlowEntropy ? 'flows stay apart for the hash of the NIC' : 'all flows look like one to the NIC, so one queue takes them'}${segmentsBefore === null ? '' : `; an skb is cut into segments before ${segmentsBefore}`}.`,
        ),
    ),
    noIpv6 === undefined ? 'IPv4 and IPv6.' : wrap(`IPv4 only: ${noIpv6}.`),
  ].join('\n');

/** Modifiers that apply, then those that do not, by reason. */
function modifierPart(datapath: Datapath): string {
  const { applies, refused } = modifiersOf(datapath);
  return [
    wrap(`Modifiers that apply: ${applies.join(', ')}.`),
    ...refusedTogether(refused).map(({ because, ids }) =>
      wrap(`Not ${ids.join(', ')}: ${because}.`, 2),
    ),
  ].join('\n');
}

const visitsTable = (visits: readonly Visit[]): string =>
  table(
    ['visit', 'entry', 'context', 'where', 'stage', 'kernel function'],
    visits.flatMap((visit, i) => {
      const epilogue = visit.epilogue ?? [];
      return [...visit.stages, ...epilogue].map((stage, j) => [
        ...(j === 0
          ? [
              String(i + 1),
              `${entryName(visit.entry)}${visit.segmented === true ? ', cut' : ''}`,
              visit.context,
              visit.namespace,
            ]
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

/** What is known of the product, then who says so: sources are sentences. */
const factTable = (facts: readonly CapabilityFact[]): string =>
  [
    table(
      [`Product ${facts[0]?.product ?? ''}`, 'value', 'as of'],
      facts.map(({ capability, value, date }) => [capability, value, date]),
    ),
    '',
    ...facts.map(({ capability, source }) => wrap(`${capability}: ${source}`, 2)),
  ].join('\n');
