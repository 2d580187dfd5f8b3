import { relativeError } from '@hopwise/stats';
import type { PublishedFigures, StudyErrors } from './study-comparison.ts';

type Figures = Pick<PublishedFigures, 'rate' | 'cpuClientPerUnit' | 'cpuServerPerUnit'>;

/** Signed relative errors of `guess` against `published`, null where either is missing. */
export const relativeErrors = (guess: Figures | null, published: Figures | null): StudyErrors => ({
  rate: errorOf(guess?.rate, published?.rate),
  cpuClient: errorOf(guess?.cpuClientPerUnit, published?.cpuClientPerUnit),
  cpuServer: errorOf(guess?.cpuServerPerUnit, published?.cpuServerPerUnit),
});

const errorOf = (guess: number | null | undefined, published: number | null | undefined) =>
  typeof guess === 'number' && typeof published === 'number' && published !== 0
    ? relativeError(guess, published)
    : null;
