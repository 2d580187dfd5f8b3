import type { Datapath } from '@hopwise/datapath';
import { applyModifiers, findDatapath, findModifier } from '@hopwise/datapath';
import { type DatapathComparison, compareDatapaths } from '@hopwise/calibration';
import type { PathAnswer } from '../../worker/path-answer.ts';

/** A datapath by its name, as on the command line. */
export interface NamedPath {
  readonly datapath: string;
  readonly modifiers: readonly string[];
}

/** Reads `calico-iptables+notrack`. */
export function namedPath(name: string): NamedPath {
  const [datapath = '', ...modifiers] = name.split('+').filter((part) => part !== '');
  return { datapath, modifiers: [...new Set(modifiers)] };
}

export const pathText = ({ datapath, modifiers }: NamedPath): string =>
  [datapath, ...modifiers].join('+');

/** The datapath of the catalogue with its modifiers; null where there is none. */
function catalogueDatapath({ datapath, modifiers }: NamedPath): Datapath | null {
  const found = findDatapath(datapath);
  if (found === undefined) return null;
  const applied = applyModifiers(
    found,
    modifiers.flatMap((id) => findModifier(id) ?? []),
  );
  return applied.ok ? applied.datapath : null;
}

/** Two answers compared; null where one of their datapaths is unknown. */
export function compared(a: PathAnswer, b: PathAnswer): DatapathComparison | null {
  const [pathA, pathB] = [a, b].map(({ prediction: { scenario } }) => catalogueDatapath(scenario));
  if (pathA == null || pathB == null) return null;
  return compareDatapaths(
    { datapath: pathA, prediction: a.prediction },
    { datapath: pathB, prediction: b.prediction },
  );
}
