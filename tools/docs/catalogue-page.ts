import type { Datapath, Visit } from '@hopwise/datapath';
import type { ParsedCost } from '@hopwise/dataset';
import { type CostSources, costSources } from './cost-sources.ts';
import { datapathDiagram } from './datapath-diagram.ts';
import { generatedNote } from './generated-note.ts';
import { kernelTag } from './kernel-link.ts';
import { stageTable } from './stage-table.ts';

/** The page of one datapath: drawn, then visit by visit with what each stage costs. */
export function cataloguePage(
  datapath: Datapath,
  costs: readonly ParsedCost[],
  isCompared: boolean,
): string {
  const sources = costSources();
  const { id, title, summary, egress, ingress } = datapath;
  return [
    generatedNote,
    `# ${title} (\`${id}\`)`,
    summary,
    facts(datapath, isCompared),
    `One box per context visit; stages in italics come after the skb has left. Words: [glossary](../glossary.md).`,
    datapathDiagram(datapath),
    '## From socket to wire',
    ...egress.map((visit, index) => visitPart(visit, index, costs, sources)),
    '## From wire to socket',
    ...ingress.map((visit, index) => visitPart(visit, index, costs, sources)),
    '## Where the costs come from',
    `Kernel functions are those of Linux ${kernelTag}, or of the release that stands beside them. The basis of a cost says how far to trust it; see [data format](../data-format.md).`,
    sources.list(),
    '## What shows that packets go this way',
    datapath.sources.map((source) => `- <${source}>`).join('\n'),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function visitPart(
  { entry, context, namespace, stages, epilogue = [] }: Visit,
  index: number,
  costs: readonly ParsedCost[],
  sources: CostSources,
): string {
  const met = [
    ...stages.map((stage) => ({ stage, context, isAfter: false })),
    ...epilogue.map((stage) => ({ stage, context, isAfter: true })),
  ];
  const heading = `### Visit ${index + 1}: ${entry}, ${context}, in the ${namespace}'s network namespace`;
  return `${heading}\n\n${stageTable(met, costs, sources)}`;
}

const facts = (
  { endpoint, kernelMin, conntrack, nuisances }: Datapath,
  isCompared: boolean,
): string =>
  [
    ...(isCompared ? [] : ['- nobody has compared a prediction of it with a measurement yet']),
    `- endpoint: ${endpoint === 'host' ? 'a process of the node' : 'a process in a pod'}`,
    `- Linux ${kernelMin} or newer`,
    conntrack === null
      ? '- the kernel tracks no connection of it'
      : `- conntrack table: ${conntrack.buckets} buckets, at most ${conntrack.entriesMax} entries (${conntrack.basis}: ${conntrack.source})`,
    ...nuisances.map((id) => `- nuisance \`${id}\`: a cost that no mechanism explains yet`),
  ].join('\n');
