import type { Datapath, Hardware, Prediction } from '@hopwise/datapath';
import type { Evidence } from './clauses.ts';
import type { FigureId } from './figures.ts';
import type { CaseRole } from './plan-tests.ts';

/** What became of a case: predicted, or why not. */
export type CaseOutcome =
  | {
      readonly kind: 'predicted';
      readonly prediction: Prediction;
      readonly datapath: Datapath;
      readonly hardware: Hardware;
    }
  | { readonly kind: 'refused'; readonly reason: string };

export type Verdict = 'reproduced' | 'not-reproduced' | 'not-testable';

/** A finding with what speaks for and against it. */
export interface JudgedFinding {
  readonly id: string;
  readonly statement: string;
  readonly verdict: Verdict;
  /** Why it is not testable, or what is known of why it is not reproduced; null otherwise. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
}

/** One figure of one case. */
export interface JudgedFigure {
  readonly figure: FigureId;
  readonly unit: string;
  readonly predicted: number | null;
  readonly published: number | null;
  /** (predicted - published) / published; null where either is missing. */
  readonly error: number | null;
}

export interface JudgedCase {
  readonly system: string;
  /** Null when nothing of the catalogue plays the system. */
  readonly datapath: string | null;
  readonly modifiers: readonly string[];
  readonly mtu: number;
  readonly role: CaseRole | null;
  /** Why it was not predicted; null when it was. */
  readonly refused: string | null;
  readonly bottleneck: string | null;
  readonly figures: readonly JudgedFigure[];
}

export interface JudgedTest {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly hardware: string;
  readonly assumed: string | null;
  readonly cases: readonly JudgedCase[];
}

/** A study with its predictions beside what it published, and its findings judged. */
export interface JudgedStudy {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly tests: readonly JudgedTest[];
  readonly findings: readonly JudgedFinding[];
  readonly counts: Readonly<Record<'reproduced' | 'notReproduced' | 'notTestable', number>>;
}
