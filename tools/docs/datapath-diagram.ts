import { type Datapath, isHandOver, type Visit } from '@hopwise/datapath';
import { entryName } from './hand-over-mark.ts';

/** The visits from socket to wire and from wire to socket, as a Mermaid flow chart. */
export const datapathDiagram = ({ egress, ingress }: Datapath): string =>
  flowChart([
    ...nodes('out', egress),
    { id: 'wire', line: '  wire(("wire"))' },
    ...nodes('in', ingress),
  ]);

/** The visits from socket to socket on one node, likewise. */
export const sameNodeDiagram = (visits: readonly Visit[]): string =>
  flowChart(nodes('node', visits));

interface ChartNode {
  readonly id: string;
  readonly line: string;
  readonly isHandedOver?: boolean;
}

function flowChart(chart: readonly ChartNode[]): string {
  const handed = chart.filter(({ isHandedOver }) => isHandedOver).map(({ id }) => id);
  return [
    '```mermaid',
    'flowchart LR',
    ...chart.map(({ line }) => line),
    `  ${chart.map(({ id }) => id).join(' --> ')}`,
    ...handed.map((id) => `  style ${id} stroke-width:3px`),
    '```',
  ].join('\n');
}

const nodes = (prefix: string, visits: readonly Visit[]): readonly ChartNode[] =>
  visits.map((visit, index) => {
    const id = `${prefix}${index}`;
    return { id, line: node(id, visit), isHandedOver: isHandOver(visit.entry) };
  });

/** A box; a hexagon where the skb changes core or program. */
const node = (id: string, visit: Visit): string => {
  const { entry, context, namespace, stages, epilogue = [] } = visit;
  const lines = [
    `<b>${entryName(visit)}</b>, ${context}, ${namespace}`,
    ...stages,
    ...epilogue.map((stage) => `<i>${stage}</i>`),
  ];
  const text = `"${lines.join('<br/>')}"`;
  return isHandOver(entry) ? `  ${id}{{${text}}}` : `  ${id}[${text}]`;
};
