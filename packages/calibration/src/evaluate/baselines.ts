import { type FigureName, figureNames } from './figure-names.ts';
import { appliedDatapath } from './applied-datapath.ts';
import { datapathDistance } from './datapath-distance.ts';
import { sumOfDifferences } from './sum-of-differences.ts';
import { isHost, isHostBeside, testKey } from './test-of.ts';
import { trafficClassOf } from './traffic-class.ts';
import type { Trial } from './trial.ts';

/** Guesses that need no model. */
export const baselineNames = {
  host: 'same as host',
  nearest: 'nearest datapath',
  mean: 'mean of the others',
  class: 'mean of the same class',
  sum: 'sum of differences',
} as const;

export type BaselineName = keyof typeof baselineNames;

export const baselineList = Object.keys(baselineNames) as readonly BaselineName[];

/** The guesses of all baselines, each of which always answers. */
export type BaselineGuesses = Readonly<Record<BaselineName, number>>;

/** A trial that a guess may be made from, seen from the trial that is guessed. */
interface KnownTrial {
  readonly trial: Trial;
  /** See {@link datapathDistance}. */
  readonly distance: number;
  readonly isSameClass: boolean;
}

/** What guesses are made from: figures of the same test under other systems. */
export interface KnownTrials {
  /** The trial that is guessed. */
  readonly of: Trial;
  readonly trials: readonly KnownTrial[];
  /** Whether they are figures of the same test that the model was not told. */
  readonly areTold: boolean;
}

/**
 * What baselines may look at: training rows of the trial's own test; where a split trains on other
 * tests, everything measured in that test under other datapaths, which favours the baselines.
 */
export function knownTrials(
  trial: Trial,
  training: readonly Trial[],
  all: readonly Trial[],
): KnownTrials {
  const key = testKey(trial);
  const ofTest = (some: readonly Trial[]): readonly Trial[] =>
    some.filter((other) => isHostBeside(other, trial) || testKey(other) === key);
  const trained = ofTest(training);
  const own = pathOf(trial);
  const told = trained.length > 0 ? [] : ofTest(all).filter((other) => pathOf(other) !== own);
  return {
    of: trial,
    trials: [...trained, ...told].map((other) => knownTrial(other, trial)),
    areTold: told.length > 0,
  };
}

const pathOf = ({ scenario }: Trial): string =>
  [scenario.datapath, ...scenario.modifiers].join('+');

function knownTrial(trial: Trial, seenFrom: Trial): KnownTrial {
  const [own, path] = [appliedDatapath(seenFrom.scenario), appliedDatapath(trial.scenario)];
  if ('reason' in own || 'reason' in path) return { trial, distance: 1, isSameClass: false };
  return {
    trial,
    distance: datapathDistance(own, path),
    isSameClass: trafficClassOf(path) === trafficClassOf(own),
  };
}

/**
 * What each baseline guesses of a figure; null when nothing is known of it under any other system. A
 * baseline that has nothing of its own to go by guesses the next wider one's guess, up to the mean.
 */
export function baselineGuesses(
  figure: FigureName,
  { of: guessed, trials }: KnownTrials,
): BaselineGuesses | null {
  const known = trials.filter(({ trial }) => valueOf(trial, figure) !== null);
  const of = (isChosen: (each: KnownTrial) => boolean): number | null =>
    middle(
      known.filter(isChosen).map(({ trial }) => trial),
      figure,
    );
  const mean = of(() => true);
  if (mean === null) return null;
  const least = Math.min(...known.map(({ distance }) => distance));
  const nearest = of(({ distance }) => distance === least) ?? mean;
  return {
    host: of(({ trial }) => isHost(trial)) ?? nearest,
    nearest,
    mean,
    class: of(({ isSameClass }) => isSameClass) ?? mean,
    sum:
      sumOfDifferences(
        guessed,
        known.map(({ trial }) => trial),
        figure,
      ) ?? nearest,
  };
}

const valueOf = ({ figures }: Trial, name: FigureName): number | null =>
  figures.find((figure) => figure.name === name)?.value ?? null;

/** Geometric mean; null of nothing. */
function middle(trials: readonly Trial[], figure: FigureName): number | null {
  // A count of none has no logarithm; one per 1000 s is as good as none.
  const floor = figureNames[figure].judgedBy === 'magnitude' ? 1e-3 : Number.MIN_VALUE;
  const logs = trials
    .flatMap((trial) => valueOf(trial, figure) ?? [])
    .map((value) => Math.log(Math.max(value, floor)));
  if (logs.length === 0) return null;
  // In order of size, so that the order of trials cannot move the last digit.
  const total = logs.toSorted((a, b) => a - b).reduce((sum, log) => sum + log, 0);
  return Math.exp(total / logs.length);
}
