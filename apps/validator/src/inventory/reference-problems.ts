import type * as z from 'zod';

interface Referring {
  readonly nodes: Readonly<Record<string, { readonly jump?: string | undefined }>>;
  readonly targets: Readonly<
    Record<string, { readonly on?: Readonly<Record<string, unknown>> | undefined }>
  >;
}

/** Adds a problem for every name of a node that is none, and for jumps that come back. */
export function addReferenceProblems(
  { nodes, targets }: Referring,
  context: z.RefinementCtx,
): void {
  const known = Object.keys(nodes);
  const expected = `a node: ${known.join(', ')}`;
  if (known.length === 0) add(context, ['nodes'], 'at least one node');
  for (const [name, { jump }] of Object.entries(nodes)) {
    if (jump === undefined) continue;
    if (!known.includes(jump)) add(context, ['nodes', name, 'jump'], expected);
    else if (comesBack(nodes, name)) {
      add(context, ['nodes', name, 'jump'], 'a way that does not come back to the same node');
    }
  }
  for (const [target, { on }] of Object.entries(targets)) {
    for (const node of Object.keys(on ?? {})) {
      if (!known.includes(node)) add(context, ['targets', target, 'on', node], expected);
    }
  }
}

function add(context: z.RefinementCtx, path: readonly string[], message: string): void {
  context.addIssue({ code: 'custom', path: [...path], message });
}

function comesBack(nodes: Referring['nodes'], start: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = start; at !== undefined; at = nodes[at]?.jump) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
