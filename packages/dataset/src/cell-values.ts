import type { Cell } from './csv-cells.ts';
import type { ProblemList } from './problem-list.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const numberIn = ({ text }: Cell): number => (decimal.test(text) ? Number(text) : Number.NaN);

/** A number that is finite, of either sign; null when blank or, with a problem added, wrong. */
export function readChange(cell: Cell, name: string, problems: ProblemList): number | null {
  if (cell.text === '') return null;
  const value = numberIn(cell);
  if (Number.isFinite(value)) return value;
  problems.add(cell, `${name} "${cell.text}"`, 'a finite number');
  return null;
}

/** A number that is finite and not negative; null when blank or, with a problem added, wrong. */
export function readAmount(cell: Cell, name: string, problems: ProblemList): number | null {
  if (cell.text === '') return null;
  const value = numberIn(cell);
  if (Number.isFinite(value) && value >= 0) return value;
  problems.add(cell, `${name} "${cell.text}"`, 'a finite number, 0 or more');
  return null;
}

/** As `readAmount`, and blank is a problem too. */
export function readRequiredAmount(cell: Cell, name: string, problems: ProblemList): number | null {
  if (cell.text === '') problems.add(cell, `${name} is blank`, 'a finite number, 0 or more');
  return readAmount(cell, name, problems);
}

/** A whole number above 0; null when blank or, with a problem added, wrong. */
export function readCount(cell: Cell, name: string, problems: ProblemList): number | null {
  if (cell.text === '') return null;
  const value = /^\d+$/.test(cell.text) ? Number(cell.text) : 0;
  if (Number.isSafeInteger(value) && value > 0) return value;
  problems.add(cell, `${name} "${cell.text}"`, 'a whole number above 0');
  return null;
}

/** One of a closed list of names; null, with a problem added, when it is none of them. */
export function readChoice<Name extends string>(
  cell: Cell,
  kind: string,
  names: readonly Name[],
  problems: ProblemList,
): Name | null {
  const name = names.find((candidate) => candidate === cell.text);
  if (name === undefined) problems.addUnknown(cell, kind, cell.text, names);
  return name ?? null;
}

/** Text that must not be blank. */
export function readText(cell: Cell, name: string, problems: ProblemList): string {
  if (cell.text.trim() === '') problems.add(cell, `${name} is blank`, 'some text');
  return cell.text;
}

/** A name in lower case, with digits, dots and dashes. */
export function readId(cell: Cell, name: string, problems: ProblemList): string {
  if (!/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(cell.text)) {
    problems.add(cell, `${name} "${cell.text}"`, 'a name in kebab-case');
  }
  return cell.text;
}
