import type { Inventory } from '@hopwise/validator';
import { UserError } from '../user-error.ts';
import type { Validator } from './with-validator.ts';

/**
 * Reads an inventory.
 *
 * @throws {DatasetError} with the line and column of every problem
 * @throws {UserError} when it cannot be read
 */
export function openedInventory(
  { openInventory }: Pick<Validator, 'openInventory'>,
  file: string,
): Inventory {
  try {
    return openInventory(file);
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'DatasetError') throw error;
    throw new UserError([error.message]);
  }
}
