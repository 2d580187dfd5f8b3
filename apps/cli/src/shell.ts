import type { DataFolder } from './files.ts';
import type { PredictionCache } from './prediction-cache.ts';

/** What a command may do to the world outside. */
export interface Shell {
  readonly version: string;
  /** The data folder: the one given on the command line, else that of HOPWISE_DATA, else the repository's own. */
  readonly data: (folder: string | undefined) => Promise<DataFolder>;
  readonly predictions: PredictionCache;
  /** Builds the explorer when it is missing or stale; gives the folder of its pages. */
  readonly explorerFolder: () => Promise<string>;
  /** The same for the page of one file. */
  readonly reportFolder: () => Promise<string>;
  /** Does work that ends cleanly at the first Ctrl-C, by its signal; the second ends the process. */
  readonly interruptible: <Result>(
    work: (signal: AbortSignal) => Promise<Result>,
  ) => Promise<Result>;
  readonly print: (text: string) => void;
  /** Says beside the output what its reader should know first. */
  readonly warn: (text: string) => void;
  /** Ends with this exit code, once all is printed. */
  readonly endWith: (code: number) => void;
  /** Shows how far the work is, where somebody can see it. */
  readonly progress: (text: string) => void;
}

/** Options of every command that reads data and prints a report. */
export interface ReportOptions {
  readonly dataDir?: string | undefined;
  readonly json?: true | undefined;
}
