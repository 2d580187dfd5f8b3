import type { End } from '@hopwise/datapath';
import type { Run } from '../run.ts';

/** A run that is handed to a CPU. */
export interface RunStarted {
  readonly end: End;
  readonly cpu: number;
  /** (process x turns + turn) x 2 + (0 softirq, 1 process). */
  readonly job: number;
  readonly run: Run;
  /** Whether the context is entered, or was there already. */
  readonly isEntered: boolean;
}
