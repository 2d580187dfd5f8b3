import { expect, it } from 'vitest';
import type { Predictor } from '../../src/worker/predictor.ts';
import { predictorWhile } from '../../src/worker/predictor-while.ts';

it('passes replies on while they are wanted, and none after', async () => {
  let isWanted = true;
  const replies: unknown[] = [];
  const later = () => new Promise<never>((resolve) => setTimeout(() => resolve('reply' as never)));
  const predictor = {
    analytic: later,
    analyticMany: later,
    simulate: later,
  } as unknown as Predictor;
  const wanted = predictorWhile(() => isWanted, predictor);
  replies.push(await wanted.analyticMany([]));
  void wanted.analyticMany([]).then((reply) => replies.push(reply));
  isWanted = false;
  await later();
  await later();
  expect(replies).toEqual(['reply']);
});
