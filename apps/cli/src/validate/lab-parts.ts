import { type Cluster, plainCluster } from '@hopwise/datapath';
import type { SystemMapping } from '@hopwise/dataset';
import type { Topology } from '@hopwise/validator';

/** What stands in the catalogue for a topology, or why nothing does. */
export type LabMapping =
  | {
      readonly datapath: string;
      readonly modifiers: readonly string[];
      readonly cluster: Cluster | null;
    }
  | { readonly reason: string };

/**
 * Looks up the parts of a topology, each in its row of data/maps/lab.csv: the base says the datapath,
 * every part adds its modifiers. The tunnel comes before what tracks and filters, because its outer
 * packets are tracked and filtered, too.
 */
export function labMapping(topology: Topology, rows: readonly SystemMapping[]): LabMapping {
  const { base, tunnel, conntrack, rules, services } = topology;
  const parts = [
    `base-${base}`,
    ...(tunnel === undefined ? [] : [`tunnel-${tunnel}`]),
    ...(conntrack === 'off' ? [] : [`conntrack-${conntrack}`]),
    ...(rules === undefined ? [] : [`rules-${rules.by}`]),
    ...(services === undefined ? [] : [`services-${services.by}`]),
  ];
  const rowOf = (name: string): SystemMapping | undefined =>
    rows.find(({ system }) => system === name);
  // What a part does on one base only has a row of its own: eBPF redirects pass what tracks packets.
  const found = parts.map((part) => ({ part, row: rowOf(`${base}-${part}`) ?? rowOf(part) }));
  const missing = found.flatMap(({ part, row }) => {
    if (row === undefined) return [`${part}: the map of lab parts has no such row`];
    return row.datapath === null ? [`${part}: ${row.note || 'no datapath'}`] : [];
  });
  const datapath = found[0]?.row?.datapath ?? null;
  if (missing.length > 0 || datapath === null) return { reason: missing.join('; ') };
  const isCompared = found.some(
    ({ part, row }) => part.startsWith('rules-') && (row?.modifiers.length ?? 0) > 0,
  );
  return {
    datapath,
    modifiers: found.flatMap(({ row }) => row?.modifiers ?? []),
    cluster:
      rules === undefined || !isCompared ? null : { ...plainCluster, policyRules: rules.count },
  };
}
