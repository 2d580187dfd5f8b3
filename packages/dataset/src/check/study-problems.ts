import { ProblemList } from '../problem-list.ts';
import { readJson } from '../json/read-json.ts';
import { cellFinder, type CheckedFile } from './checked-file.ts';
import type { DataTables, Study } from './data-tables.ts';

/** Place of a value in a JSON file that parsed. */
const placeIn = ({ text }: CheckedFile<unknown>, path: readonly string[]) =>
  readJson(text, new ProblemList(''))?.placeOf(path) ?? { line: 1, column: 1 };

/** A name that many rows have is one problem, told at the first of them. */
class RowProblems {
  readonly #cell: ReturnType<typeof cellFinder>;
  readonly #wrong = new Map<
    string,
    { line: number; column: string; count: number; expected: string }
  >();

  constructor(text: string) {
    this.#cell = cellFinder(text);
  }

  add(line: number, column: string, found: string, expected: string): void {
    const known = this.#wrong.get(found);
    if (known === undefined) this.#wrong.set(found, { line, column, count: 1, expected });
    else known.count += 1;
  }

  addTo(problems: ProblemList): void {
    for (const [found, { line, column, count, expected }] of this.#wrong) {
      const others = count === 1 ? '' : `, here and in ${count - 1} more rows`;
      problems.add(this.#cell(line, column), `${found}${others}`, expected);
    }
  }
}

/** Names in measurements that other files do not have, and MTUs that the machine never had. */
function rowProblems({ folder, measurements, machines }: Study, tables: DataTables): ProblemList {
  const problems = new ProblemList(measurements.file);
  const wrong = new RowProblems(measurements.text);
  const profiles = new Map(tables.hardware.map(({ content }) => [content.id, content]));
  const described = new Set([...profiles.keys(), ...Object.keys(machines?.content ?? {})]);
  const own = tables.systems.content.filter(({ source }) => source === folder);
  const systems = new Set(own.map(({ system }) => system));
  for (const { line, source, system, hardwareId, mtu } of measurements.content) {
    if (source !== folder) {
      wrong.add(line, 'source', `source "${source}"`, `"${folder}", as the folder`);
    } else if (!systems.has(system)) {
      const expected = `a system of ${folder} in ${tables.systems.file}`;
      wrong.add(line, 'system', `system "${system}"`, expected);
    }
    if (!described.has(hardwareId)) {
      const expected = 'a profile in hardware/, or a machine of machines.json';
      wrong.add(line, 'hardware_id', `hardware "${hardwareId}"`, expected);
    }
    const mtus = profiles.get(hardwareId)?.mtus;
    if (mtu !== null && mtus !== undefined && !mtus.includes(mtu)) {
      const expected = `one of the profile of ${hardwareId}: ${mtus.join(', ')}`;
      wrong.add(line, 'mtu', `MTU ${mtu}`, expected);
    }
  }
  wrong.addTo(problems);
  return problems;
}

/** A description that is not of this folder, or counts other rows. */
function sourceProblems({ folder, source, measurements }: Study): ProblemList {
  const problems = new ProblemList(source.file);
  const { id, rows } = source.content;
  if (id !== folder)
    problems.add(placeIn(source, ['id']), `id "${id}"`, `"${folder}", as the folder`);
  const count = measurements.content.length;
  if (rows !== count) {
    const expected = `${count}, the rows of ${measurements.file}`;
    problems.add(placeIn(source, ['rows']), `rows is ${rows}`, expected);
  }
  return problems;
}

/** Machines that are described twice, or that nothing was measured on. */
function machineProblems({ machines, measurements }: Study, { hardware }: DataTables): ProblemList {
  const problems = new ProblemList(machines?.file ?? measurements.file);
  if (machines === null) return problems;
  for (const id of Object.keys(machines.content)) {
    const place = placeIn(machines, [id]);
    if (!measurements.content.some(({ hardwareId }) => hardwareId === id)) {
      problems.add(place, `machine "${id}"`, 'a machine with a measurement');
    }
    if (hardware.some(({ content }) => content.id === id)) {
      problems.add(place, `machine "${id}" has a profile`, 'one description of a machine');
    }
  }
  return problems;
}

/** What is wrong between the files of the studies and the rest. */
export const studyProblems = (tables: DataTables): readonly ProblemList[] =>
  tables.studies.flatMap((study) => [
    sourceProblems(study),
    rowProblems(study, tables),
    machineProblems(study, tables),
  ]);
