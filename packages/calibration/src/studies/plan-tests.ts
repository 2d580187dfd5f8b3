import { plainCluster, type Scenario } from '@hopwise/datapath';
import { type Measurement, roleOf, type SplitRule } from '@hopwise/dataset';
import type { StudyData } from '../study-data.ts';
import { type FigureId, figures } from './figures.ts';
import { publishedFigure, rowsOfCase } from './published-figure.ts';
import type { Player, Study, StudySystem, StudyTest } from './study.ts';

/** How a published row may be used; `not-fitted` where its split leaves it out of every score. */
export type CaseRole = 'fit' | 'held-out' | 'seen' | 'not-fitted';

/** One system in one test. */
export interface PlannedCase {
  /** `test/system`. */
  readonly key: string;
  readonly test: StudyTest;
  readonly system: string;
  readonly mtu: number;
  /** Null when nothing of the catalogue plays the system. */
  readonly scenario: Scenario | null;
  /** Null when nothing was published of it. */
  readonly role: CaseRole | null;
  readonly published: Readonly<Partial<Record<FigureId, number>>>;
}

/**
 * Every system of every test of a study, in order.
 *
 * @param sources - What the data folder has of the study's publications.
 * @throws {RangeError} when one of the publications is not among them
 */
export const planTests = (
  { tests }: Study,
  sources: readonly StudyData[],
  seed: number,
): readonly PlannedCase[] =>
  tests.flatMap((test) => {
    const data = sources.find(({ id }) => id === test.source);
    if (data === undefined) throw new RangeError(`no data of ${test.source} for ${test.id}`);
    return test.systems.map((system) => plannedCase(test, system, { data, seed }));
  });

function plannedCase(
  test: StudyTest,
  system: StudySystem,
  { data, seed }: { readonly data: StudyData; readonly seed: number },
): PlannedCase {
  const mtu = system.mtu ?? test.mtu;
  const player = playerOf(system, data);
  const rows =
    test.rows === null
      ? []
      : rowsOfCase(data.measurements, test.rows, { system: system.name, mtu });
  const valued = test.figures.flatMap((figure) => {
    const value = publishedFigure(rows, figure, test.rows?.runs);
    return value === null ? [] : [[figure, value] as const];
  });
  const compared = rows.filter(({ metric }) =>
    valued.some(([figure]) => figures[figure].metric === metric),
  );
  return {
    key: `${test.id}/${system.name}`,
    test,
    system: system.name,
    mtu,
    scenario: player === null ? null : scenarioOf(test, player, { mtu, seed }),
    role: caseRole(compared, test, data),
    published: Object.fromEntries(valued),
  };
}

/** The table of systems first; a study says only what that leaves open. */
function playerOf({ name, as, also = [] }: StudySystem, { id, systems }: StudyData): Player | null {
  const mapped = systems.find(({ source, system }) => source === id && system === name);
  const datapath = mapped?.datapath ?? as?.datapath;
  if (datapath === undefined) return null;
  const modifiers = mapped?.datapath == null ? (as?.modifiers ?? []) : mapped.modifiers;
  return { datapath, modifiers: [...new Set([...modifiers, ...also])] };
}

const scenarioOf = (
  { hardware, load, cluster }: StudyTest,
  { datapath, modifiers = [] }: Player,
  { mtu, seed }: { readonly mtu: number; readonly seed: number },
): Scenario => ({
  datapath,
  modifiers,
  hardware,
  workload: load,
  ...(cluster === undefined ? {} : { cluster: { ...plainCluster, ...cluster } }),
  mtu,
  seed,
});

function caseRole(
  rows: readonly Measurement[],
  test: StudyTest,
  { splits }: StudyData,
): CaseRole | null {
  const runs = test.rows?.runs ?? [];
  const order = (row: Measurement): number => (runs.includes(row.run) ? runs.indexOf(row.run) : 0);
  const [row] = rows.toSorted((a, b) => order(a) - order(b));
  if (row === undefined) return null;
  const split = splits.find((rule: SplitRule) => rule.source === test.source)?.split ?? '';
  const { role } = roleOf(row, splits, split);
  return role === 'excluded' ? 'not-fitted' : role;
}
