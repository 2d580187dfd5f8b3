import { type StageId, stages } from '@hopwise/datapath';
import { wrap } from './wrap.ts';

/** Each stage once, with what it is and where its source stands. */
export const stageSources = (ids: readonly StageId[]): string => {
  const lines = [...new Set(ids)].map(
    (stage) => `${wrap(`${stage}: ${stages[stage].title}`, 2)}\n  ${stages[stage].kernel}`,
  );
  return ['Stages', ...lines].join('\n');
};
