import type { Plan } from '@hopwise/validator';
import { UserError } from '../user-error.ts';
import { openedInventory } from './opened-inventory.ts';
import type { Validator } from './with-validator.ts';

/**
 * Reads a plan and the inventory that it is for.
 *
 * @throws {DatasetError} with the line and column of every problem
 * @throws {UserError} when one of them cannot be read
 */
export function openedPlan(
  validator: Pick<Validator, 'openInventory' | 'openPlan'>,
  file: string,
  inventoryFile: string,
): Plan {
  const inventory = openedInventory(validator, inventoryFile);
  try {
    return validator.openPlan(file, inventory);
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'DatasetError') throw error;
    throw new UserError([error.message]);
  }
}
