import type { Bottleneck, End } from '@hopwise/datapath';
import type { StreamPoint } from './analytic-stream.ts';
import type { Entry } from './ledger.ts';

/** The same transfer from the server to the client. */
export function mirrored(point: StreamPoint): StreamPoint {
  const { slowdown, utilisation, copying, entries, ceilings } = point;
  return {
    ...point,
    slowdown: swapped(slowdown),
    utilisation: swapped(utilisation),
    copying: swapped(copying),
    entries: entries.map(mirroredEntry),
    ceilings: ceilings.map((ceiling) => ({
      ...ceiling,
      resource: mirroredResource[ceiling.resource] ?? ceiling.resource,
    })),
  };
}

/** The same work at the other end. */
export const mirroredEntry = (entry: Entry): Entry => ({ ...entry, end: otherEnd(entry.end) });

const otherEnd = (end: End): End => (end === 'client' ? 'server' : 'client');

const swapped = <T>({ client, server }: Readonly<Record<End, T>>): Readonly<Record<End, T>> => ({
  client: server,
  server: client,
});

/** What a resource is called when the server sends. */
export const mirroredResource: Readonly<
  Partial<Record<Bottleneck['resource'], Bottleneck['resource']>>
> = {
  'client process core': 'server process core',
  'client softirq core': 'server softirq core',
  'client cpu': 'server cpu',
  'client handed-over stage': 'server handed-over stage',
  'server process core': 'client process core',
  'server softirq core': 'client softirq core',
  'server cpu': 'client cpu',
  'server handed-over stage': 'client handed-over stage',
};
