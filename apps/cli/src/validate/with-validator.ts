import type * as validatorModule from '@hopwise/validator';
import { UserError } from '../user-error.ts';
import { reasonsOf } from './refusal.ts';

/** What the validator offers. */
export type Validator = typeof validatorModule;

/**
 * Does something with the validator, which is loaded only then: who predicts needs no SSH client.
 *
 * @throws {UserError} with what a node or this machine does not allow
 * @throws {DatasetError} with every problem of a file that was read
 */
export async function withValidator<Result>(
  work: (validator: Validator) => Promise<Result>,
): Promise<Result> {
  const validator = await import('@hopwise/validator');
  try {
    return await work(validator);
  } catch (error) {
    throw new UserError(reasonsOf(error));
  }
}
