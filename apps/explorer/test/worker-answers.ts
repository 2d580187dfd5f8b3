import type { ExplorerData } from '@hopwise/calibration';

/** What the page of the predictor can be asked, and what it says. */
export interface Answers {
  readonly simulate: (data: ExplorerData) => Promise<{
    readonly closed: number;
    readonly simulated: number;
    readonly progress: readonly number[];
  }>;
  readonly cancel: (data: ExplorerData) => Promise<{
    readonly kind: string;
    readonly next: string;
    /** From giving up to the answer of the next question [ms]. */
    readonly nextMs: number;
  }>;
  readonly record: (data: ExplorerData) => Promise<{
    readonly kind: string;
    /** Of the recording after the one that was given up. */
    readonly slices: number;
    readonly fractions: readonly number[];
  }>;
  readonly crash: (
    data: ExplorerData,
  ) => Promise<{ readonly during: string; readonly after: string }>;
  readonly dead: (data: ExplorerData) => Promise<{ readonly replies: readonly string[] }>;
}
