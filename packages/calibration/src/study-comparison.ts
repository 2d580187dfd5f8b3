import type { Prediction, WorkloadKind } from '@hopwise/datapath';
import type { PredictionIntervals } from './intervals/prediction-figures.ts';

/** How a row may be used: the fit saw it, nothing saw it, or a modelling choice saw it. */
type ComparedRole = 'fit' | 'held-out' | 'seen';

/** The same, or that nothing valid was published of the row. */
export type StudyRole = ComparedRole | 'not-compared';

/** What a study published for one scenario; null where it has no valid figure. */
export interface PublishedFigures {
  /** Goodput [bit/s] of a stream, transactions or connections per second [1/s] otherwise. */
  readonly rate: number | null;
  readonly rateUnit: 'bit/s' | '1/s';
  /** CPU of the whole node [cores]. */
  readonly cpuClientCores: number | null;
  readonly cpuServerCores: number | null;
  /** CPU time per operation [ns], or per byte of goodput [ns/byte] of a stream. */
  readonly cpuClientPerUnit: number | null;
  readonly cpuServerPerUnit: number | null;
  /** The study's own name for the set of measurements that these figures belong to. */
  readonly run: string;
  /** The study's id. */
  readonly source: string;
  /** How the rate was taken from the source: read from a chart, from text, from a raw file. */
  readonly method: string;
}

/** Signed relative errors of a prediction, (predicted - published) / published. */
export interface StudyErrors {
  readonly rate: number | null;
  /** On CPU time per operation or per byte, which does not depend on the rate. */
  readonly cpuClient: number | null;
  readonly cpuServer: number | null;
}

/** One scenario of a study: predicted beside published. */
export interface StudyRow {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly workload: WorkloadKind;
  readonly processes: number;
  readonly mtu: number;
  readonly role: StudyRole;
  /** Why the row has this role, or is not compared, in the words of the split. */
  readonly reason: string;
  readonly prediction: Prediction;
  /** Where its figures are expected to be measured; empty where nobody asked. */
  readonly intervals: PredictionIntervals;
  readonly published: PublishedFigures | null;
  readonly errors: StudyErrors;
}

/** The row and figure that a prediction misses most. */
export interface WorstMiss {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly processes: number;
  readonly figure: 'rate' | 'CPU of the client' | 'CPU of the server';
  readonly error: number;
}

/** How well the rows of one test and one role are predicted. */
export interface Accuracy {
  readonly workload: WorkloadKind;
  readonly role: ComparedRole;
  /** Rows with a published rate. */
  readonly rowCount: number;
  /** Published CPU figures: up to two a row. */
  readonly cpuCount: number;
  /** Median absolute error of the rate [fraction]. */
  readonly rateMdape: number | null;
  /** Median absolute error of CPU per operation or byte, both ends pooled [fraction]. */
  readonly cpuMdape: number | null;
  /** Mean signed error [fraction]. */
  readonly rateBias: number | null;
  /** Per end, because an error of one end can cancel that of the other. */
  readonly cpuClientBias: number | null;
  readonly cpuServerBias: number | null;
  readonly worst: WorstMiss | null;
  /** Order of the rates, rates within 1 % being ties; null where fewer than two rows are. */
  readonly rateKendallTau: number | null;
  /**
   * What "the same as host" gets on the same rows. It is told the host's published figures, so that
   * a host row counts as no error.
   */
  readonly sameAsHost: { readonly rateMdape: number | null; readonly cpuMdape: number | null };
}

/** Where the costs come from, and how much freedom the fit had. */
export interface CostOrigin {
  readonly id: string;
  readonly hash: string;
  /** `transferred`: another machine's table, scaled to this one; `id` and fit are of that. */
  readonly kind: 'fitted' | 'prior' | 'transferred';
  /** Null when nothing was fitted, or nothing is known about the fit. */
  readonly parametersFitted: number | null;
  /** Published figures that the fit saw, and the scenarios that they belong to. */
  readonly figuresFitted: number | null;
  readonly rowsFitted: number | null;
}

/** A study with a prediction beside each published figure. */
export interface StudyComparison {
  readonly study: string;
  readonly hardware: string;
  readonly solver: 'events' | 'analytic';
  readonly costs: CostOrigin;
  readonly rows: readonly StudyRow[];
  readonly accuracy: readonly Accuracy[];
}
