import type { InventoryNode, RemoteHost } from '@hopwise/validator';
import { UserError } from '../user-error.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { openedInventory } from './opened-inventory.ts';
import { reasonsOf } from './refusal.ts';
import type { Validator } from './with-validator.ts';

interface OnNodes {
  readonly inventory: string;
  readonly acceptNew?: true | undefined;
  /** Only these nodes; all if left out. */
  readonly names?: readonly string[];
}

/**
 * Does the same on every node of an inventory at once, and leaves each however that ended.
 *
 * @throws {UserError} with what went wrong on each node
 */
export async function onNodes<Result>(
  validator: Pick<Validator, 'connect' | 'openInventory'>,
  { inventory, acceptNew = undefined, names }: OnNodes,
  work: (host: RemoteHost, node: InventoryNode) => Promise<Result>,
): Promise<readonly Result[]> {
  const { nodes } = openedInventory(validator, inventory);
  const chosen = nodes.filter(({ name }) => names?.includes(name) ?? true);
  const ends = await Promise.allSettled(
    chosen.map(async (node) => {
      const options = { acceptNew: acceptNew ?? false, askPassphrase, env: process.env };
      const host = await validator.connect(node, options);
      try {
        return await work(host, node);
      } finally {
        await host.close();
      }
    }),
  );
  const problems = ends.flatMap((end) => (end.status === 'rejected' ? reasonsOf(end.reason) : []));
  if (problems.length > 0) throw new UserError(problems);
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
}
