import type { Datapath, Visit } from '@hopwise/datapath';

/** The visits from socket to wire and from wire to socket, as a Mermaid flow chart. */
export function datapathDiagram({ egress, ingress }: Datapath): string {
  const out = egress.map((visit, index) => node(`out${index}`, visit));
  const back = ingress.map((visit, index) => node(`in${index}`, visit));
  const order = [
    ...egress.map((_, index) => `out${index}`),
    'wire',
    ...ingress.map((_, index) => `in${index}`),
  ];
  return [
    '```mermaid',
    'flowchart LR',
    ...out,
    '  wire(("wire"))',
    ...back,
    `  ${order.join(' --> ')}`,
    '```',
  ].join('\n');
}

const node = (id: string, { entry, context, namespace, stages, epilogue = [] }: Visit): string => {
  const lines = [
    `<b>${entry}</b>, ${context}, ${namespace}`,
    ...stages,
    ...epilogue.map((stage) => `<i>${stage}</i>`),
  ];
  return `  ${id}["${lines.join('<br/>')}"]`;
};
