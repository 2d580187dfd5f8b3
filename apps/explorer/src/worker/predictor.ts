import type { Quantiles } from '@hopwise/calibration';
import type { PathAnswer, TimelineAnswer } from './path-answer.ts';
import type { Answer, Dropped, Question, RatioQuestion, Refusal, Reply } from './question.ts';

/** How far a simulation is. */
interface Progress {
  /** From 0 to 1. */
  readonly fraction: number;
  /** What is known so far, with its interval. */
  readonly soFar: Answer;
}

interface RecordOptions {
  readonly durationNs: number;
  /** Ends the recording within 50 ms; the reply is then `dropped`. */
  readonly signal: AbortSignal;
  /** How far it is, from 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

interface SimulateOptions {
  /** Ends the simulation within 50 ms; the reply is then `dropped`. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Half width of the rate's interval at which it stops [fraction]; 0.01 if left out. */
  readonly precision?: number;
}

/**
 * The simulator in a worker. Nothing here throws for what a reader can ask: what cannot be predicted
 * is a refusal. When the worker dies it is made anew, and what it was doing is a refusal that says so.
 */
export interface Predictor {
  /** By operational laws, at once. The newest question of a key wins; older ones are `dropped`. */
  readonly analytic: (question: Question, key: string) => Promise<Reply | Dropped>;
  /** The same for many, in their order. With a key, newer ones drop older ones. */
  readonly analyticMany: (
    questions: readonly Question[],
    key?: string,
  ) => Promise<readonly Reply[] | Dropped>;
  /** How figures compare, as quantiles of their ratio; null where one of the two has none. */
  readonly ratios: (questions: readonly RatioQuestion[]) => Promise<readonly (Quantiles | null)[]>;
  /** By events, with progress. One runs at a time, the others wait. */
  readonly simulate: (question: Question, options: SimulateOptions) => Promise<Reply | Dropped>;
  /** What a packet meets on each path, in their order. Newer questions of a key drop older ones. */
  readonly paths: (
    questions: readonly Question[],
    key: string,
  ) => Promise<readonly (PathAnswer | Refusal)[] | Dropped>;
  /** What every CPU did in a window of a simulation. Waits for its turn, as `simulate` does. */
  readonly timeline: (
    question: Question,
    options: RecordOptions,
  ) => Promise<TimelineAnswer | Refusal | Dropped>;
}
