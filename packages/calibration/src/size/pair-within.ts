import type { Prediction } from '@hopwise/datapath';
import { type LatencyLimit, latencyOf } from './latency-limit.ts';
import { mostWithin } from './most-within.ts';

/** What is asked of a pair of machines. */
export interface PairAsked<Answer> {
  /** Processes that may be in flight at most. */
  readonly most: number;
  /** Null: as many as allowed are. */
  readonly limit: LatencyLimit | null;
  /** The prediction with so many; null where there is none. */
  readonly ask: (processes: number) => Promise<Answer | null>;
  readonly predictionOf: (answer: Answer) => Prediction;
}

/** What a pair of machines can do within a limit. */
export type PairWithin<Answer> =
  | { readonly kind: 'capacity'; readonly processes: number; readonly answer: Answer }
  /** One operation alone takes longer than the limit. */
  | { readonly kind: 'unreachable'; readonly latencyNs: number }
  | { readonly kind: 'unanswered' };

/** The most that can be in flight on a pair of machines within a latency limit, and what it gives. */
export async function pairWithin<Answer>({
  most,
  limit,
  ask,
  predictionOf,
}: PairAsked<Answer>): Promise<PairWithin<Answer>> {
  const answers = new Map<number, Answer>();
  const latency = (answer: Answer): number =>
    latencyOf(predictionOf(answer), limit?.percentile ?? 'mean');
  const isWithin = async (processes: number): Promise<boolean> => {
    const answer = await ask(processes);
    if (answer === null) return false;
    answers.set(processes, answer);
    return limit === null || latency(answer) <= limit.ns;
  };
  // Most loads are within: then one question is enough.
  const processes = (await isWithin(most)) ? most : await mostWithin(most - 1, isWithin);
  const answer = answers.get(processes);
  if (answer !== undefined) return { kind: 'capacity', processes, answer };
  const alone = answers.get(1);
  return alone === undefined
    ? { kind: 'unanswered' }
    : { kind: 'unreachable', latencyNs: latency(alone) };
}
