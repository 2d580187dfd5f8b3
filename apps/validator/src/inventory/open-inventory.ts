import { homedir, userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseForm } from '@hopwise/dataset';
import type { Inventory, InventoryTarget } from './inventory.ts';
import { inventorySchema, type WrittenInventory } from './inventory-schema.ts';
import { nodeTarget } from './node-target.ts';
import { readText } from './read-file.ts';
import { resolvedNode } from './resolved-node.ts';

/**
 * Reads an inventory and fills in what this machine knows: the user, SSH configuration, paths.
 *
 * @throws {DatasetError} with the line and column of every problem
 * @throws {Error} when the file, or the SSH configuration that it names, cannot be read
 */
export function openInventory(file: string): Inventory {
  const written = parseInventory(readText(file), file);
  const machine = {
    folder: dirname(resolve(file)),
    home: homedir(),
    user: userInfo().username,
    agent: process.env['SSH_AUTH_SOCK'],
  };
  return {
    file,
    nodes: Object.keys(written.nodes).map((name) => resolvedNode(written.nodes, name, machine)),
    targets: targetsOf(written),
  };
}

/** @throws {DatasetError} with the line and column of every problem */
export const parseInventory = (text: string, file: string): WrittenInventory =>
  parseForm(text, file, {
    schema: inventorySchema,
    whole: 'the inventory',
    // Where a passphrase comes from stands here; who writes it itself should not read it in a log.
    secrets: ['passphrase'],
  });

function targetsOf({ nodes, targets }: WrittenInventory): readonly InventoryTarget[] {
  return Object.entries(targets).map(([name, { on, ...everywhere }]) => ({
    name,
    on: Object.fromEntries(
      on === undefined
        ? Object.keys(nodes).map((node) => [node, nodeTarget(everywhere)])
        : Object.entries(on).map(([node, place]) => [node, nodeTarget(place)]),
    ),
  }));
}
