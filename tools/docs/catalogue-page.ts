import {
  type Datapath,
  entryMeanings,
  type StageId,
  stagesOf,
  type Visit,
  kernelTag,
} from '@hopwise/datapath';
import type { CapabilityFact, ParsedCost } from '@hopwise/dataset';
import { type CostSources, costSources } from './cost-sources.ts';
import { datapathDiagram, sameNodeDiagram } from './datapath-diagram.ts';
import { datapathFacts } from './datapath-facts.ts';
import { generatedNote } from './generated-note.ts';
import { entryName } from './hand-over-mark.ts';
import { markdownTable } from './markdown-table.ts';
import { modifierVerdicts } from './modifier-verdicts.ts';
import { productPart } from './product-part.ts';
import { stageTable } from './stage-table.ts';

/** The page of one datapath: drawn, then visit by visit with what each stage costs. */
export function cataloguePage(
  datapath: Datapath,
  {
    costs,
    isCompared,
    capabilities,
  }: {
    readonly costs: readonly ParsedCost[];
    readonly isCompared: boolean;
    /** Of every product. */
    readonly capabilities: readonly CapabilityFact[];
  },
): string {
  const sources = costSources();
  const { id, title, summary, egress, ingress } = datapath;
  return [
    generatedNote,
    `# ${title} (\`${id}\`)`,
    summary,
    datapathFacts(datapath, isCompared),
    `One box per context visit, a hexagon where the skb is handed to another core or program; stages in italics come after the skb has left. Words: [glossary](../glossary.md).`,
    datapathDiagram(datapath),
    entryTable(datapath),
    '## From socket to wire',
    ...egress.map((visit, index) => visitPart(visit, index, costs, sources)),
    '## From wire to socket',
    ...ingress.map((visit, index) => visitPart(visit, index, costs, sources)),
    ...sameNodePart(datapath, costs, sources),
    ...modifierVerdicts(datapath),
    ...productPart(datapath, capabilities),
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
  visit: Visit,
  index: number,
  costs: readonly ParsedCost[],
  sources: CostSources,
): string {
  const { context, namespace, stages, epilogue = [] } = visit;
  const met = [
    ...stages.map((stage) => ({ stage, context, isAfter: false })),
    ...epilogue.map((stage) => ({ stage, context, isAfter: true })),
  ];
  const heading = `### Visit ${index + 1}: ${entryName(visit)}, ${context}, in the ${namespace}'s network namespace`;
  return `${heading}\n\n${stageTable(met, costs, sources)}`;
}

function entryTable({ egress, ingress, sameNode = [] }: Datapath): string {
  const used = [...new Set([...egress, ...ingress, ...sameNode].map(({ entry }) => entry))];
  return markdownTable(
    ['entry', 'how the work gets onto a core'],
    used.map((entry) => [entry, entryMeanings[entry]]),
  );
}

/** The way on one node, with the stages that no way between nodes has. */
function sameNodePart(
  datapath: Datapath,
  costs: readonly ParsedCost[],
  sources: CostSources,
): readonly string[] {
  const { sameNode } = datapath;
  const heading = '## Between two pods of one node';
  if (sameNode === undefined) return [heading, 'Not known, so it is not predicted.'];
  const between = new Set<StageId>(stagesOf(datapath));
  const met = sameNode.flatMap(({ stages, epilogue = [], context }) => [
    ...stages.map((stage) => ({ stage, context, isAfter: false })),
    ...epilogue.map((stage) => ({ stage, context, isAfter: true })),
  ]);
  const own = met.filter(
    ({ stage }, index) =>
      !between.has(stage) && met.findIndex((other) => other.stage === stage) === index,
  );
  return [
    heading,
    sameNodeDiagram(sameNode),
    ...(own.length === 0
      ? []
      : ['Stages that only this way has:', stageTable(own, costs, sources)]),
  ];
}
