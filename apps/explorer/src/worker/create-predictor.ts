import type { ExplorerData } from '@hopwise/calibration';
import { proxy } from 'comlink';
import { dropped, newestWins } from './newest-wins.ts';
import type { PathAnswer, TimelineAnswer } from './path-answer.ts';
import type { Predictor } from './predictor.ts';
import type { Answer, Dropped, Question, Refusal, Reply } from './question.ts';
import { type WorkerLink, workerLink } from './worker-link.ts';

/**
 * A predictor that asks two workers: one in closed form and one by events, so that nothing that a hand
 * does waits for a simulation. The second one starts once the first has answered; recordings are made by
 * the first, which then has nothing else to do.
 */
export function createPredictor(create: () => Worker, data: ExplorerData): Predictor {
  const link = workerLink(create, data);
  let started: WorkerLink | undefined;
  const events = (): WorkerLink => (started ??= workerLink(create, data));
  const newest = newestWins();
  const ask = async (questions: readonly Question[]): Promise<readonly Reply[]> => {
    const replies = await link.call((calls) => calls.analytic(questions));
    events();
    return 'kind' in replies ? questions.map(() => replies) : replies;
  };
  let simulated: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  /** One simulation at a time: the others wait for it to end or to be given up. */
  const inTurn = <Result>(
    signal: AbortSignal,
    begin: (id: number) => Promise<Result | Refusal>,
  ): Promise<Result | Refusal | Dropped> => {
    const result = simulated.then(() => {
      if (signal.aborted) return dropped;
      const id = ++lastId;
      return new Promise<Result | Refusal | Dropped>((resolve) => {
        const giveUp = (): void => {
          resolve(dropped);
          for (const each of [link, started]) void each?.call((calls) => calls.cancel(id));
        };
        signal.addEventListener('abort', giveUp, { once: true });
        void begin(id).then((reply) => {
          signal.removeEventListener('abort', giveUp);
          resolve(reply);
        });
      });
    });
    simulated = result.catch(() => undefined);
    return result;
  };
  return {
    analytic: (question, key) =>
      newest<Reply>(key, async () => (await ask([question]))[0] ?? unanswered),
    analyticMany: (questions, key) =>
      key === undefined ? ask(questions) : newest(key, () => ask(questions)),
    ratios: async (questions) => {
      const replies = await link.call((calls) => calls.ratios(questions));
      return 'kind' in replies ? questions.map(() => null) : replies;
    },
    paths: (questions, key) =>
      newest<readonly (PathAnswer | Refusal)[]>(key, async () => {
        const answers = await link.call((calls) => calls.paths(questions));
        return 'kind' in answers ? questions.map(() => answers) : answers;
      }),
    timeline: (question, { durationNs, signal, onProgress }) =>
      inTurn(signal, (id) => {
        const told = proxy((fraction: number) => {
          if (!signal.aborted) onProgress(fraction);
        });
        return link.call<TimelineAnswer | Refusal | Dropped>((calls) =>
          calls.timeline(id, { question, durationNs }, told),
        );
      }),
    simulate: (question, { signal, onProgress, precision = 0.01 }) =>
      inTurn(signal, (id) => {
        const told = proxy((fraction: number, soFar: Answer) => {
          if (!signal.aborted) onProgress({ fraction, soFar });
        });
        return events().call<Reply | Dropped>((calls) =>
          calls.simulate(id, { question, precision }, told),
        );
      }),
  };
}

const unanswered: Refusal = { kind: 'refusal', because: ['the simulator gave no answer'] };
