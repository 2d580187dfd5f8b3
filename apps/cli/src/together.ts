import { DatasetError, type Problem } from '@hopwise/dataset';

type Values<Readers> = {
  readonly [Name in keyof Readers]: Readers[Name] extends () => infer Value ? Value : never;
};

/**
 * Reads several files, so that one run reports what is wrong in any of them.
 *
 * @throws {DatasetError} with the problems of all; any other error as it is
 */
export function together<Readers extends Readonly<Record<string, () => unknown>>>(
  readers: Readers,
): Values<Readers> {
  const problems: Problem[] = [];
  const entries = Object.entries(readers).map(([name, read]) => {
    try {
      return [name, read()] as const;
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      problems.push(...error.problems);
      return [name, undefined] as const;
    }
  });
  if (problems.length > 0) throw new DatasetError(problems);
  return Object.fromEntries(entries) as Values<Readers>;
}
