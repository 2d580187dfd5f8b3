import type { Slot } from '../slot.ts';

/** A run that is handed to a CPU. */
export interface RunStarted {
  readonly cpu: number;
  readonly job: number;
  /** Operation that it belongs to. */
  readonly customer: number;
  readonly slot: Slot;
  /** Whether the context is entered, or was there already. */
  readonly isEntered: boolean;
}
