import type { Predictor } from './predictor.ts';

/**
 * A predictor whose replies come only while somebody wants them: a view that is gone has nothing to
 * draw on, and what it still waits for never comes.
 */
export function predictorWhile(isWanted: () => boolean, predictor: Predictor): Predictor {
  const wanted = <Reply>(reply: Promise<Reply>): Promise<Reply> =>
    new Promise((resolve, reject) => {
      reply.then(
        (value) => {
          if (isWanted()) resolve(value);
        },
        (error: Error) => {
          if (isWanted()) reject(error);
        },
      );
    });
  const calls = Object.entries(predictor).map(([name, call]) => [
    name,
    (...given: readonly unknown[]) =>
      wanted((call as (...given: readonly unknown[]) => Promise<unknown>)(...given)),
  ]);
  return Object.fromEntries(calls) as Predictor;
}
