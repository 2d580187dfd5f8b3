import { stageIds, stages } from '@hopwise/datapath';
import {
  costParameterIds,
  costParameters,
  platformParameterIds,
  platformParameters,
} from '../cost-vocabulary.ts';
import { ProblemList } from '../problem-list.ts';
import type { DataTables } from './data-tables.ts';

/** Every parameter that a table must have, by what it belongs to. */
const required: readonly (readonly [subject: string, parameters: readonly string[]])[] = [
  ...stageIds.map((id) => {
    const charged: readonly string[] = stages[id].charged;
    return [
      id,
      costParameterIds.filter((parameter) => {
        const { charge } = costParameters[parameter];
        return charge !== null && charged.includes(charge);
      }),
    ] as const;
  }),
  ...platformParameterIds.map((id) => [id, [platformParameters[id]]] as const),
];

/** Tables of no machine, and stages whose cost a table does not say. */
export function costProblems({ costs, hardware }: DataTables): readonly ProblemList[] {
  return costs.map(({ file, content }) => {
    const problems = new ProblemList(file);
    const top = { line: 1, column: 1 };
    if (!hardware.some((profile) => profile.content.id === content.id)) {
      const ids = hardware.map((profile) => profile.content.id);
      problems.addUnknown(top, 'hardware', content.id, ids);
    }
    const rows = new Set(content.costs.map(({ subject, parameter }) => `${subject} ${parameter}`));
    for (const [subject, parameters] of required) {
      const missing = parameters.filter((parameter) => !rows.has(`${subject} ${parameter}`));
      if (missing.length > 0) {
        problems.add(
          top,
          `no ${missing.join(', ')} of ${subject}`,
          'a row for each charge of a stage',
        );
      }
    }
    return problems;
  });
}
