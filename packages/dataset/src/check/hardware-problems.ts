import { ProblemList } from '../problem-list.ts';
import { readYaml } from '../yaml-text.ts';
import type { DataTables } from './data-tables.ts';

/** Name of a file without its folder and ending. */
const stem = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');

/** Profiles under another name, and machines that nothing can be predicted on for want of costs. */
export function hardwareProblems({ hardware, costs }: DataTables): readonly ProblemList[] {
  const withCosts = [...new Set(costs.map(({ content }) => content.id))];
  return hardware.map(({ file, text, content: { id, costScale } }) => {
    const problems = new ProblemList(file);
    const placeOf = (path: readonly string[]) =>
      readYaml(text, new ProblemList(''))?.placeOf(path) ?? { line: 1, column: 1 };
    if (id !== stem(file))
      problems.add(placeOf(['id']), `id "${id}"`, `"${stem(file)}", as the file`);
    if (costScale === undefined) {
      if (!withCosts.includes(id)) {
        problems.add({ line: 1, column: 1 }, 'neither costs of its own nor a costScale', 'either');
      }
    } else if (!withCosts.includes(costScale.reference)) {
      problems.addUnknown(
        placeOf(['costScale', 'reference']),
        'machine with costs',
        costScale.reference,
        withCosts,
      );
    }
    return problems;
  });
}
