import { applyModifiers, findDatapath, findModifier } from '@hopwise/datapath';
import { ProblemList } from '../problem-list.ts';
import { cellFinder } from './checked-file.ts';
import type { DataTables } from './data-tables.ts';

/** Mappings of systems that nobody measured, and modifiers that their datapath cannot have. */
export function systemProblems({ systems, studies }: DataTables): ProblemList {
  const problems = new ProblemList(systems.file);
  const cell = cellFinder(systems.text);
  const measured = new Set(
    studies.flatMap(({ measurements }) =>
      measurements.content.map(({ source, system }) => `${source} ${system}`),
    ),
  );
  for (const { source, system, datapath, modifiers, line } of systems.content) {
    if (!measured.has(`${source} ${system}`)) {
      const found = `no measurement of system "${system}" of ${source}`;
      problems.add(cell(line, 'system'), found, 'a system of a study');
    }
    const found = datapath === null ? undefined : findDatapath(datapath);
    const changes = modifiers.flatMap((id) => findModifier(id) ?? []);
    const applied = found === undefined ? undefined : applyModifiers(found, changes);
    if (applied !== undefined && !applied.ok) {
      problems.add(cell(line, 'modifiers'), applied.reason, `modifiers that ${datapath} can have`);
    }
  }
  return problems;
}
