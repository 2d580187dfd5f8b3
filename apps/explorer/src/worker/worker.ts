import '../no-eval.ts';
import type { ExplorerData, Quantiles } from '@hopwise/calibration';
import { expose } from 'comlink';
import { Answerer } from './answerer.ts';
import type { PathAnswer, TimelineAnswer } from './path-answer.ts';
import type { Answer, Dropped, Question, RatioQuestion, Refusal, Reply } from './question.ts';

/** Some 5 ms of events: no message waits longer than that. */
const eventsPerStep = 10_000;
/** Progress is told that often: some thirty times a second. */
const stepsPerReport = 5;

/** A message to itself: messages that wait come first, and unlike a timer it does not sleep. */
const turns = new MessageChannel();
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    turns.port1.onmessage = () => resolve();
    turns.port2.postMessage(null);
  });

let answerer: Answerer | undefined;
/** The simulation that may go on. */
let current: number | undefined;

const ready = (): Answerer => {
  if (answerer === undefined) throw new Error('nothing was loaded into the worker yet');
  return answerer;
};

/** What the page may call; see `Predictor` for what each means. */
const calls = {
  load(data: ExplorerData): void {
    answerer = new Answerer(data);
  },
  analytic: (questions: readonly Question[]): readonly Reply[] =>
    questions.map((question) => ready().analytic(question)),
  ratios: (questions: readonly RatioQuestion[]): readonly (Quantiles | null)[] =>
    questions.map((question) => ready().ratio(question)),
  paths: (questions: readonly Question[]): readonly (PathAnswer | Refusal)[] =>
    questions.map((question) => ready().path(question)),
  timeline: (question: Question, durationNs: number): TimelineAnswer | Refusal =>
    ready().timeline(question, durationNs),
  async simulate(
    id: number,
    { question, precision }: { readonly question: Question; readonly precision: number },
    onProgress: (fraction: number, soFar: Answer) => void,
  ): Promise<Reply | Dropped> {
    const run = ready().run(question, precision);
    if ('kind' in run) return run;
    current = id;
    for (let step = 1; ; step++) {
      const { done, fraction } = run.advance(eventsPerStep);
      if (done) return run.answer();
      if (step % stepsPerReport === 0) onProgress(fraction, run.soFar());
      await nextTurn();
      if (current !== id) return { kind: 'dropped' };
    }
  },
  cancel(id: number): void {
    if (current === id) current = undefined;
  },
} as const;

export type WorkerCalls = typeof calls;

expose(calls);
