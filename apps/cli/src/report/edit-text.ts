import type { Edit } from '@hopwise/datapath';

const list = (ids: readonly string[]): string => ids.join(', ');

const directionNames = {
  egress: 'to the wire',
  ingress: 'from the wire',
  sameNode: 'on one node',
} as const;

/** One change to a datapath, as a clause. */
export function editText(edit: Edit): string {
  switch (edit.kind) {
    case 'remove':
      return `takes off ${list(edit.stages)}`;
    case 'replace':
      return `puts ${list(edit.by)} in the place of ${edit.stage}`;
    case 'insert':
      return `puts ${list(edit.stages)} ${edit.where} ${edit.stage}, ${edit.directions.map((each) => directionNames[each]).join(' and ')}`;
    case 'split':
      return `after ${edit.after}, ${directionNames[edit.direction]}, ${list(edit.handOver)} hands over (${edit.visit.entry}) to ${list(edit.visit.stages)} and what follows`;
    case 'set':
      return Object.entries(edit.fields)
        .map(([field, value]) => `sets ${field} to ${JSON.stringify(value)}`)
        .join('; ');
    case 'proxies':
      return edit.proxies
        .map(
          ({ title, threads, stages }) =>
            `requests pass the ${title} (${list(stages)}; threads: ${threads})`,
        )
        .join('; ');
  }
}
