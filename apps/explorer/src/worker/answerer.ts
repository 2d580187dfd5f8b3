import {
  type ExplorerData,
  type IntervalsOf,
  intervalsOn,
  type PredictionIntervals,
  predictionFigures,
  type Quantiles,
  ratiosOn,
  type Uncertainty,
} from '@hopwise/calibration';
import type { Prediction } from '@hopwise/datapath';
import { EventRun, operationTimes, predictAnalytic, TimelineRun, walkOf } from '@hopwise/simulator';
import type { Platform } from '../model/explorer-model.ts';
import { platformsOf } from '../model/platforms.ts';
import { type Joined, joinedQuestion } from './joined-question.ts';
import type { PathAnswer, TimelineAnswer } from './path-answer.ts';
import type { Answer, Question, RatioQuestion, Refusal, Reply } from './question.ts';

/** Machines that are drawn for intervals, as many as on the command line. */
const sampleCount = 64;

/** What goes on step by step, so that it can be given up. */
export interface Steps {
  readonly advance: (eventCount: number) => { readonly done: boolean; readonly fraction: number };
}

/** A recording that somebody advances. */
interface Recording extends Steps {
  readonly answer: () => TimelineAnswer;
}

/** A simulation that somebody advances. */
export interface Run extends Steps {
  /** What is known so far, without intervals. */
  readonly soFar: () => Answer;
  readonly answer: () => Answer;
}

/** What answers questions, in a worker or wherever: no messages, no time. */
export class Answerer {
  readonly #platforms: readonly Platform[];
  readonly #spreads: ExplorerData['spreads'];
  /** Machines are drawn once for each, as long as nobody changes it. */
  readonly #drawn = new Map<string, IntervalsOf>();

  constructor(data: ExplorerData) {
    this.#platforms = platformsOf(data);
    this.#spreads = data.spreads;
  }

  analytic(question: Question): Reply {
    const joined = joinedQuestion(question, this.#platforms);
    if (joined.kind === 'refusal') return joined;
    return this.#answer(predictAnalytic(joined.input), joined, question);
  }

  /** How one compares with the other, with what is not known of both cancelled; null where it cannot. */
  ratio({ over, under, figure }: RatioQuestion): Quantiles | null {
    const [a, b] = [over, under].map((each) => joinedQuestion(each, this.#platforms));
    if (a?.kind !== 'joined' || b?.kind !== 'joined') return null;
    return ratiosOn(this.#uncertainty(a))(a.input, b.input, figure);
  }

  /** A simulation, not begun; or why there is none. */
  run(question: Question, precision: number): Run | Extract<Reply, { kind: 'refusal' }> {
    const joined = joinedQuestion(question, this.#platforms);
    if (joined.kind === 'refusal') return joined;
    const run = new EventRun(joined.input, { relativeHalfWidth: precision });
    return {
      advance: (eventCount) => run.advance(eventCount),
      soFar: () => this.#answer(run.result(), joined, {}),
      answer: () => this.#answer(run.result(), joined, question),
    };
  }

  path(question: Question): PathAnswer | Refusal {
    const joined = joinedQuestion(question, this.#platforms);
    if (joined.kind === 'refusal') return joined;
    const { input } = joined;
    return {
      kind: 'path',
      prediction: predictAnalytic(input),
      walk: walkOf(input),
      times: operationTimes(input),
    };
  }

  /** A recording, not begun; or why there is none. */
  recording(question: Question, durationNs: number): Recording | Refusal {
    const joined = joinedQuestion(question, this.#platforms);
    if (joined.kind === 'refusal') return joined;
    const run = new TimelineRun(joined.input, { durationNs });
    return {
      advance: (eventCount) => run.advance(eventCount),
      answer: () => ({ kind: 'timeline', timeline: run.timeline() }),
    };
  }

  #answer(
    prediction: Prediction,
    joined: Joined,
    { intervals, changes }: Omit<Question, 'scenario'>,
  ): Answer {
    return {
      kind: 'answer',
      // Stages are nine tenths of what would go from the worker to the page; `path` tells of them.
      prediction: { ...prediction, stages: [] },
      intervals: intervals === true ? this.#intervals(prediction, joined, changes) : {},
    };
  }

  #intervals(
    prediction: Prediction,
    { input, platform }: Joined,
    changes: Question['changes'],
  ): PredictionIntervals {
    const key = JSON.stringify([platform.hardware.id, changes ?? {}]);
    const known = this.#drawn.get(key);
    const intervalsOf = known ?? intervalsOn(this.#uncertainty({ platform }));
    if (known === undefined) {
      // Sliders ask of ever new machines; only the last few will be asked of again.
      if (this.#drawn.size >= 3) this.#drawn.clear();
      this.#drawn.set(key, intervalsOf);
    }
    return intervalsOf(input, prediction, predictionFigures);
  }

  #uncertainty({ platform }: Pick<Joined, 'platform'>): Uncertainty {
    const { hardware, posterior, origin, ratios } = platform;
    return {
      platform: {
        ...{ hardware, posterior, isTransferred: origin.kind === 'transferred' },
        ...(ratios === null ? {} : { ratios }),
      },
      ...{ ...this.#spreads, seed: 1, sampleCount },
    };
  }
}
