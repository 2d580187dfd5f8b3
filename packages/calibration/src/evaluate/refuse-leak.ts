import type { Fold } from './fold.ts';

/**
 * A trial that judges may not train.
 *
 * @throws {RangeError} naming each trial that stands on both sides of a fold
 */
export function refuseLeak({ evaluation, name, training, heldOut }: Fold): void {
  const trained = new Set(training.map(({ id }) => id));
  const leaks = heldOut.flatMap(({ id }) => (trained.has(id) ? [id] : []));
  if (leaks.length === 0) return;
  throw new RangeError(
    `${evaluation}, ${name}: held out and in training at once: ${[...new Set(leaks)].join(', ')}`,
  );
}
