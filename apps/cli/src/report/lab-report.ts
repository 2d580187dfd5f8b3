import type { LabStatus } from '@hopwise/validator';
import { table } from './table.ts';

/** What runs left on a node. */
export interface NodeLeft {
  readonly node: string;
  /** One line each. */
  readonly left: readonly string[];
  /** Whether it was removed. */
  readonly removed: boolean;
}

const states = {
  up: 'is up',
  down: 'is down: nothing of it is left',
  partial: 'is half made; "lab down --local" removes it, "lab up --local" replaces it',
} as const;

/** A lab on this machine, for a person to read. */
export function labReport({ id, state, inventory, nodes }: LabStatus): string {
  const head = `The lab ${id} ${states[state]}.`;
  if (state === 'down') return head;
  const rows = nodes.map(({ name, address, pid }) => [name, address ?? '-', String(pid ?? '-')]);
  const parts = [head, table(['Node', 'address', 'first process>'], rows)];
  if (inventory !== null) parts.push(`Inventory  ${inventory}`);
  return parts.join('\n\n');
}

/** What runs left on nodes, for a person to read. */
export const leftReport = (nodes: readonly NodeLeft[]): string =>
  nodes
    .map(({ node, left, removed }) => {
      if (left.length === 0) return `${node}: nothing of a run is there`;
      const heading = removed ? 'removed' : 'left by runs ("lab down" removes it)';
      return [`${node}: ${heading}`, ...left.map((line) => `  ${line}`)].join('\n');
    })
    .join('\n');
