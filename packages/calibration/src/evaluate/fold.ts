import type { Trial } from './trial.ts';

/** Trials that may train, and trials that are then predicted. */
export interface Fold {
  readonly evaluation: string;
  /** What is left out. */
  readonly name: string;
  readonly training: readonly Trial[];
  readonly heldOut: readonly Trial[];
}
