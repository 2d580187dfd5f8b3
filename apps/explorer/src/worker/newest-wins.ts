import type { Dropped } from './question.ts';

export const dropped: Dropped = { kind: 'dropped' };

/**
 * Lets one call of each key run and one wait: the newest. What is running is not stopped, so that a
 * reader who never rests still sees answers.
 */
export function newestWins(): <Result>(
  key: string,
  call: () => Promise<Result>,
) => Promise<Result | Dropped> {
  const running = new Map<string, Promise<unknown>>();
  const newest = new Map<string, symbol>();
  return async (key, call) => {
    const mine = Symbol(key);
    newest.set(key, mine);
    while (running.has(key)) {
      await running.get(key)?.catch(() => undefined);
      if (newest.get(key) !== mine) return dropped;
    }
    const result = call();
    running.set(key, result);
    try {
      return await result;
    } finally {
      running.delete(key);
    }
  };
}
