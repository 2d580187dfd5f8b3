import type { ExplorerData, Quantiles } from '@hopwise/calibration';
import { expose } from 'comlink';
import { Answerer, type Steps } from './answerer.ts';
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

/** Advances a simulation until it is over, or until somebody no longer wants it. */
async function isFinished(
  id: number,
  run: Steps,
  onProgress: (fraction: number) => void,
): Promise<boolean> {
  current = id;
  for (let step = 1; ; step++) {
    const { done, fraction } = run.advance(eventsPerStep);
    if (done) return true;
    if (step % stepsPerReport === 0) onProgress(fraction);
    await nextTurn();
    if (current !== id) return false;
  }
}

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
  async timeline(
    id: number,
    { question, durationNs }: { readonly question: Question; readonly durationNs: number },
    onProgress: (fraction: number) => void,
  ): Promise<TimelineAnswer | Refusal | Dropped> {
    const run = ready().recording(question, durationNs);
    if ('kind' in run) return run;
    return (await isFinished(id, run, onProgress)) ? run.answer() : { kind: 'dropped' };
  },
  async simulate(
    id: number,
    { question, precision }: { readonly question: Question; readonly precision: number },
    onProgress: (fraction: number, soFar: Answer) => void,
  ): Promise<Reply | Dropped> {
    const run = ready().run(question, precision);
    if ('kind' in run) return run;
    const tell = (fraction: number): void => onProgress(fraction, run.soFar());
    return (await isFinished(id, run, tell)) ? run.answer() : { kind: 'dropped' };
  },
  cancel(id: number): void {
    if (current === id) current = undefined;
  },
} as const;

export type WorkerCalls = typeof calls;

expose(calls);
