import {
  type Datapath,
  datapaths,
  type Family,
  familyNames,
  isHandOver,
  redirectedLoopback,
  type StageId,
  stages,
  type Visit,
  workloadFacts,
  workloadKinds,
} from '@hopwise/datapath';
import { costSources } from './cost-sources.ts';
import { generatedNote } from './generated-note.ts';
import { markdownTable } from './markdown-table.ts';
import { broughtOnly, modifierPart } from './modifier-part.ts';
import { costsInForce, type PlatformCosts } from './platform-costs.ts';
import { stageTable } from './stage-table.ts';

/** The page that lists every datapath, every modifier, and the stages that come with a workload. */
export function catalogueIndex(platform: PlatformCosts, compared: ReadonlySet<string>): string {
  const sources = costSources();
  const { costs } = costsInForce(platform);
  const met = workloadStages().map((stage) => ({
    stage,
    context: stages[stage].contexts[0],
    isAfter: false,
  }));
  return [
    generatedNote,
    '# Catalogue',
    `Every datapath that can be predicted. Costs on the pages are those of \`${platform.hardware}\`, ${platform.fitted === null ? 'before any fit' : 'as fitted'}.`,
    'Predictions of some are compared with the measurements of a study. Of the others none is yet: costs that only they have come from a lab of namespaces or by analogy, with wide intervals, and how far their predictions are off is not known.',
    ...(Object.keys(familyNames) as Family[]).flatMap((family) => familyPart(family, compared)),
    ...modifierPart(costs, sources),
    ...workloadPart,
    '## Stages that come with a workload',
    'These are paid on every datapath when the workload has them: per transaction by the client, or per connection.',
    stageTable(met, costs, sources),
    ...unusedPart(),
    '## Where the costs come from',
    sources.list(),
  ]
    .join('\n\n')
    .concat('\n');
}

function familyPart(family: Family, compared: ReadonlySet<string>): readonly string[] {
  const members = datapaths.filter((datapath) => datapath.family === family);
  if (members.length === 0) return [];
  return [
    `## ${familyNames[family]}`,
    markdownTable(
      ['datapath', 'title', 'tunnel', 'changes core', 'one node', 'IPv6', 'compared', 'summary'],
      members.map((datapath) => [
        `[\`${datapath.id}\`](catalogue/${datapath.id}.md)`,
        datapath.title,
        datapath.encapsulation.map(({ kind }) => kind).join(', ') || '-',
        handOversOf(datapath).join(', ') || '-',
        datapath.sameNode === undefined ? 'not known' : 'yes',
        datapath.noIpv6 === undefined ? 'yes' : 'no',
        compared.has(datapath.id) ? 'with a study' : 'no',
        datapath.summary,
      ]),
    ),
  ];
}

const handOversOf = ({ egress, ingress }: Datapath): readonly string[] => [
  ...new Set([...egress, ...ingress].flatMap(({ entry }) => (isHandOver(entry) ? entry : []))),
];

const workloadPart: readonly string[] = [
  '## Workloads',
  'What can be put on them, and the command that makes it between two machines.',
  markdownTable(
    ['workload', 'title', 'its rate counts', 'command'],
    workloadKinds.map((kind) => {
      const { title, class: counted, operation, command } = workloadFacts(kind);
      const unit = counted === 'exchange' ? `${operation}s per second` : 'bits per second';
      return [`\`${kind}\``, title, unit, `\`${command}\``];
    }),
  ),
];

const onSomePath = (stage: StageId): boolean =>
  broughtOnly.includes(stage) ||
  datapaths.some(({ egress, ingress, sameNode = [] }) =>
    [...egress, ...ingress, ...sameNode, ...redirectedLoopback].some((visit: Visit) =>
      [...visit.stages, ...(visit.epilogue ?? [])].includes(stage),
    ),
  );

const offPath = (): readonly StageId[] =>
  (Object.keys(stages) as StageId[]).filter((stage) => !onSomePath(stage));

/** Stages of programs, sockets and connections: the workload's turns name them. */
const isWorkloadStage = (stage: StageId): boolean =>
  ['application', 'socket', 'transport'].includes(stages[stage].layer);

const workloadStages = (): readonly StageId[] => offPath().filter(isWorkloadStage);

function unusedPart(): readonly string[] {
  const unused = offPath().filter((stage) => !isWorkloadStage(stage));
  if (unused.length === 0) return [];
  const list = unused.map((stage) => `- \`${stage}\`: ${stages[stage].title}`);
  return ['## Stages that no datapath names yet', list.join('\n')];
}
