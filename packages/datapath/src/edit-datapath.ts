import type { Datapath, Visit } from './datapath.ts';
import type { Edit } from './modifier.ts';
import type { StageId } from './stages.ts';

type Direction = 'egress' | 'ingress' | 'sameNode';

/** The datapath after one edit. */
export function editDatapath(datapath: Datapath, edit: Edit): Datapath {
  switch (edit.kind) {
    case 'remove': {
      const pruned = mapStages(datapath, (ids) => ids.filter((id) => !edit.stages.includes(id)));
      return edit.stages.includes('nfConntrackConfirm') ? { ...pruned, conntrack: null } : pruned;
    }
    case 'replace':
      return mapStages(datapath, (ids) =>
        ids.flatMap((id) => (id === edit.stage ? edit.by : [id])),
      );
    case 'insert':
      return edit.directions.reduce(
        (current, direction) => mapDirection(current, direction, (visits) => insert(visits, edit)),
        datapath,
      );
    case 'split':
      return mapDirection(datapath, edit.direction, (visits) => split(visits, edit));
    case 'set':
      return { ...datapath, ...edit.fields };
    case 'proxies':
      return { ...datapath, proxies: [...(datapath.proxies ?? []), ...edit.proxies] };
  }
}

function mapDirection(
  datapath: Datapath,
  direction: Direction,
  change: (visits: readonly Visit[]) => readonly Visit[],
): Datapath {
  const visits = datapath[direction];
  return visits === undefined ? datapath : { ...datapath, [direction]: change(visits) };
}

function mapStages(
  datapath: Datapath,
  change: (ids: readonly StageId[]) => readonly StageId[],
): Datapath {
  const changeVisit = (visit: Visit): Visit => ({
    ...visit,
    stages: change(visit.stages),
    ...(visit.epilogue === undefined ? {} : { epilogue: change(visit.epilogue) }),
  });
  return (['egress', 'ingress', 'sameNode'] as const).reduce(
    (current, direction) => mapDirection(current, direction, (visits) => visits.map(changeVisit)),
    datapath,
  );
}

/** Puts stages beside the first place of one; nothing where it does not stand. */
function insert(
  visits: readonly Visit[],
  { stage, stages, where, unless = [] }: Extract<Edit, { kind: 'insert' }>,
): readonly Visit[] {
  if (visits.some((visit) => unless.some((id) => visit.stages.includes(id)))) return visits;
  const index = visits.findIndex((visit) => visit.stages.includes(stage));
  return visits.map((visit, each) => {
    if (each !== index) return visit;
    const at = visit.stages.indexOf(stage) + (where === 'after' ? 1 : 0);
    return { ...visit, stages: visit.stages.toSpliced(at, 0, ...stages) };
  });
}

/**
 * Cuts the first visit that has the stage. Its epilogue stays with the first part; the namespace, and
 * whether skbs are single segments, are those of the place where it is cut.
 */
function split(
  visits: readonly Visit[],
  { after, visit: rest, handOver }: Extract<Edit, { kind: 'split' }>,
): readonly Visit[] {
  const index = visits.findIndex((visit) => visit.stages.includes(after));
  return visits.flatMap((visit, each) => {
    if (each !== index) return [visit];
    const at = visit.stages.indexOf(after) + 1;
    const { namespace, segmented } = visit;
    const place = { namespace, ...(segmented === undefined ? {} : { segmented }) };
    return [
      { ...visit, stages: [...visit.stages.slice(0, at), ...handOver] },
      { ...place, ...rest, stages: [...rest.stages, ...visit.stages.slice(at)] },
    ];
  });
}
