import type { Path, PlacedText } from '../placed-text.ts';
import type { Place, ProblemList } from '../problem-list.ts';
import { type JsonFault, scanJson } from './scan-json.ts';

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

const keyOf = (path: Path): string => JSON.stringify(path);

/** Offsets of values, and of keys in objects, by their paths. */
interface Offsets {
  readonly values: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, number>;
}

function offsetsIn(text: string): Offsets {
  const values = new Map<string, number>();
  const keys = new Map<string, number>();
  scanJson(text, (path, offset, keyOffset) => {
    values.set(keyOf(path), offset);
    if (keyOffset !== null) keys.set(keyOf(path), keyOffset);
  });
  return { values, keys };
}

function nearestOffset(values: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const offset = values.get(keyOf(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return values.get(keyOf([])) ?? 0;
}

/** The value of a JSON text; null, with one problem added, when it is none. */
function valueOf(text: string, problems: ProblemList): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const fault: JsonFault | null = scanJson(text, () => undefined);
    if (fault === null) throw new TypeError('a text is JSON for one reader and not for the other');
    problems.add(placeAt(text, fault.offset), fault.found, fault.expected);
    return null;
  }
}

/** Reads a JSON text; null, with the problem added, when it is not JSON. */
export function readJson(text: string, problems: ProblemList): PlacedText | null {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bare.trim() === '') {
    problems.add({ line: 1, column: 1 }, 'the file is empty', 'JSON');
    return null;
  }
  const read = valueOf(bare, problems);
  if (read === null) return null;
  // Most texts have no problem, and then nobody asks for a place.
  let offsets: Offsets | null = null;
  const found = (): Offsets => (offsets ??= offsetsIn(bare));
  return {
    value: read.value,
    placeOf: (path) => placeAt(bare, nearestOffset(found().values, path)),
    placeOfKey: (path, key) =>
      placeAt(bare, found().keys.get(keyOf([...path, key])) ?? nearestOffset(found().values, path)),
  };
}
