import type { StudyComparison } from '@hopwise/calibration';
import type { Measurement } from '@hopwise/dataset';
import type { EvaluationFile } from '../data/evaluation-check.ts';

/** A file of the reader's: what was in it, or why nothing of it is shown. */
export type ReadFile =
  | { readonly kind: 'rows'; readonly rows: readonly Omit<Measurement, 'line'>[] }
  | { readonly kind: 'comparison'; readonly comparison: StudyComparison }
  | { readonly kind: 'evaluation'; readonly evaluation: EvaluationFile }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

export interface FileOnDesk {
  /** Given by the reader, and maybe hostile: only ever written as text. */
  readonly name: string;
  readonly content: ReadFile;
  /** The datapath that rows are taken to be of where they do not say; blank while nobody said. */
  readonly datapath: string;
}

/** The reader's files; they never leave the browser and are gone with the page. */
export interface FileDesk {
  readonly list: readonly FileOnDesk[];
  readonly add: (files: readonly File[]) => void;
  readonly assign: (file: FileOnDesk, datapath: string) => void;
  readonly remove: (file: FileOnDesk) => void;
}
