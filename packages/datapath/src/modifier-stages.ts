import type { Edit, Modifier } from './modifier.ts';
import type { StageId } from './stages.ts';

/** Every stage that a modifier puts on a path, each once. */
export const modifierStages = ({ edits }: Pick<Modifier, 'edits'>): readonly StageId[] => [
  ...new Set(edits.flatMap(broughtBy)),
];

function broughtBy(edit: Edit): readonly StageId[] {
  switch (edit.kind) {
    case 'insert':
      return edit.stages;
    case 'replace':
      return edit.by;
    case 'split':
      return [...edit.handOver, ...edit.visit.stages, ...(edit.visit.epilogue ?? [])];
    case 'proxies':
      return edit.proxies.flatMap((proxy) => proxy.stages);
    default:
      return [];
  }
}
