import {
  applyModifiers,
  findDatapath,
  findModifier,
  type CostTable,
  type Hardware,
} from '@hopwise/datapath';
import { type Measurement, roleOf, type SplitRule, type SystemMapping } from '@hopwise/dataset';

/** Every table of `data/`, parsed. */
export interface DataTables {
  readonly hardware: readonly { readonly file: string; readonly profile: Hardware }[];
  readonly costs: readonly CostTable[];
  readonly measurements: readonly {
    readonly folder: string;
    readonly rows: readonly Measurement[];
    /** Ids in its `machines.json`: machines without a profile. */
    readonly machines: readonly string[];
  }[];
  readonly systems: readonly SystemMapping[];
  readonly splits: readonly SplitRule[];
}

function measurementProblems({ measurements, hardware, systems }: DataTables): readonly string[] {
  const profiles = new Map(hardware.map(({ profile }) => [profile.id, profile]));
  const mapped = new Set(systems.map(({ source, system }) => `${source} ${system}`));
  return measurements.flatMap(({ folder, rows, machines }) =>
    rows.flatMap((row) => {
      const profile = profiles.get(row.hardwareId);
      const isDescribed = profile !== undefined || machines.includes(row.hardwareId);
      const isMapped = mapped.has(`${row.source} ${row.system}`);
      const place = `data/published/${folder}/measurements.csv:${row.line}`;
      return [
        ...(row.source === folder ? [] : [`${place}: source "${row.source}" in folder ${folder}`]),
        ...(isMapped ? [] : [`${place}: system "${row.system}" is not in data/systems.csv`]),
        ...(isDescribed ? [] : [`${place}: no profile of hardware "${row.hardwareId}"`]),
        ...(profile === undefined || row.mtu === null || profile.mtus.includes(row.mtu)
          ? []
          : [`${place}: MTU ${row.mtu} is not in the profile of ${row.hardwareId}`]),
      ];
    }),
  );
}

/** Machines that are described twice, or that nothing was measured on. */
function machineProblems({ measurements, hardware }: DataTables): readonly string[] {
  return measurements.flatMap(({ folder, rows, machines }) =>
    machines.flatMap((id) => {
      const place = `data/published/${folder}/machines.json: "${id}"`;
      return [
        ...(rows.some(({ hardwareId }) => hardwareId === id)
          ? []
          : [`${place} has no measurement`]),
        ...(hardware.some(({ profile }) => profile.id === id) ? [`${place} has a profile`] : []),
      ];
    }),
  );
}

/** Machines that nothing can be predicted on, for want of costs of their own or of another's. */
function scaleProblems({ hardware, costs }: DataTables): readonly string[] {
  const withCosts = new Set(costs.map(({ id }) => id));
  return hardware.flatMap(({ file, profile: { id, costScale } }) => {
    const place = `data/hardware/${file}.yaml`;
    if (costScale === undefined) {
      return withCosts.has(id) ? [] : [`${place}: neither costs of its own nor a costScale`];
    }
    return withCosts.has(costScale.reference)
      ? []
      : [`${place}: costScale.reference "${costScale.reference}" has no costs`];
  });
}

function systemProblems({ systems, measurements }: DataTables): readonly string[] {
  const measured = new Set(
    measurements.flatMap(({ rows }) => rows.map(({ source, system }) => `${source} ${system}`)),
  );
  return systems.flatMap(({ source, system, datapath, modifiers, line }) => {
    const place = `data/systems.csv:${line}`;
    const isMeasured = measured.has(`${source} ${system}`);
    const found = datapath === null ? undefined : findDatapath(datapath);
    const changes = modifiers.flatMap((id) => findModifier(id) ?? []);
    const applied = found === undefined ? undefined : applyModifiers(found, changes);
    return [
      ...(isMeasured ? [] : [`${place}: no measurement of system "${system}" of ${source}`]),
      ...(applied === undefined || applied.ok ? [] : [`${place}: ${applied.reason}`]),
    ];
  });
}

/** Rules that decide about no measurement: a selector is misspelt, or rules above take all. */
function splitProblems({ splits, measurements }: DataTables): readonly string[] {
  const rows = measurements.flatMap((study) => study.rows);
  return splits.flatMap((rule, index) => {
    // With a mark instead of its reason, a rule can be told from all others.
    const marked = splits.with(index, { ...rule, reason: 'this rule' });
    const decides = rows.some((row) => roleOf(row, marked, rule.split).reason === 'this rule');
    return decides ? [] : [`data/splits.csv:${rule.line}: decides about no measurement`];
  });
}

/** Names in one table that another does not have, in words with their place. */
export function linkProblems(tables: DataTables): readonly string[] {
  const ids = tables.hardware.map(({ profile }) => profile.id);
  return [
    ...tables.hardware.flatMap(({ file, profile }) =>
      profile.id === file ? [] : [`data/hardware/${file}.yaml: id "${profile.id}"`],
    ),
    ...tables.costs.flatMap(({ id }) =>
      ids.includes(id) ? [] : [`costs "${id}.csv": no hardware profile of that name`],
    ),
    ...scaleProblems(tables),
    ...measurementProblems(tables),
    ...machineProblems(tables),
    ...systemProblems(tables),
    ...splitProblems(tables),
  ];
}
