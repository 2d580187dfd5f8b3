import type { ExplorerData } from '@hopwise/calibration';
import { proxy } from 'comlink';
import { dropped, newestWins } from './newest-wins.ts';
import type { PathAnswer, TimelineAnswer } from './path-answer.ts';
import type { Predictor } from './predictor.ts';
import type { Dropped, Question, Refusal, Reply } from './question.ts';
import { workerLink } from './worker-link.ts';

/** A predictor that asks a worker. */
export function createPredictor(create: () => Worker, data: ExplorerData): Predictor {
  const link = workerLink(create, data);
  const newest = newestWins();
  const ask = async (questions: readonly Question[]): Promise<readonly Reply[]> => {
    const replies = await link.call((calls) => calls.analytic(questions));
    return 'kind' in replies ? questions.map(() => replies) : replies;
  };
  let simulated: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  const simulate: Predictor['simulate'] = async (question, options) => {
    const { signal, onProgress, precision = 0.01 } = options;
    if (signal.aborted) return dropped;
    const id = ++lastId;
    const told = proxy((fraction: number, soFar: Parameters<typeof onProgress>[0]['soFar']) => {
      if (!signal.aborted) onProgress({ fraction, soFar });
    });
    return new Promise((resolve) => {
      const giveUp = (): void => {
        resolve(dropped);
        void link.call((calls) => calls.cancel(id));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      void link
        .call<Reply | Dropped>((calls) => calls.simulate(id, { question, precision }, told))
        .then((reply) => {
          signal.removeEventListener('abort', giveUp);
          resolve(reply);
        });
    });
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
    timeline: (question, { durationNs }) =>
      newest<TimelineAnswer | Refusal>('timeline', () =>
        link.call<TimelineAnswer | Refusal>((calls) => calls.timeline(question, durationNs)),
      ),
    simulate: (question, options) => {
      const result = simulated.then(() => simulate(question, options));
      simulated = result.catch(() => undefined);
      return result;
    },
  };
}

const unanswered: Refusal = { kind: 'refusal', because: ['the simulator gave no answer'] };
