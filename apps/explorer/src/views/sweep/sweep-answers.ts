import type { Quantiles } from '@hopwise/calibration';
import type { KnobId } from '../../load/knobs.ts';
import type { Metric } from '../../load/metrics.ts';
import type { Predictor } from '../../worker/predictor.ts';
import type { Question, Reply } from '../../worker/question.ts';
import { type Crossing, crossingsOf, halved, middleOf, sideOf } from './crossings.ts';

/** What is swept, as questions. */
export interface SweepAsked {
  readonly x: KnobId;
  readonly y: KnobId | null;
  readonly systems: readonly string[];
  readonly xs: readonly number[];
  /** Of a map; a single null for lines. */
  readonly ys: readonly (number | null)[];
  readonly isWhole: boolean;
  readonly metric: Metric;
  readonly marks: readonly number[];
  readonly question: (system: string, x: number, y: number | null) => Question;
}

/** A crossing, and how sure it is that each line is above on its side of it. */
export interface KnownCrossing extends Crossing {
  /** The one that is above before, over the other, where it is most so; null before it is known. */
  readonly before: Quantiles | null;
  /** The one that is above after, over the other. */
  readonly after: Quantiles | null;
}

export interface SweepKnown {
  /** What these are answers to; null before the first. */
  readonly asked: SweepAsked | null;
  /** By system, then by y, then by x. */
  readonly replies: readonly (readonly Reply[])[];
  /** By system, then by x: where intervals are known. */
  readonly bounded: ReadonlyMap<string, Reply>;
  readonly crossings: readonly KnownCrossing[];
  readonly simulated: ReadonlyMap<string, Reply>;
  readonly running: {
    readonly system: string;
    readonly x: number;
    readonly fraction: number;
  } | null;
}

export const nothingKnown: SweepKnown = {
  ...{
    asked: null,
    replies: [],
    bounded: new Map(),
    crossings: [],
    simulated: new Map(),
    running: null,
  },
};

export const keyOf = (system: string, x: number): string => `${x} ${system}`;

const restMs = 150;
const chunkSize = 4;
/** Places along a line whose intervals are asked for. */
const boundedPlaces = 9;
/** Crossings that a sentence can name. */
const mostCrossings = 6;

/** Answers of a sweep: lines at once, then crossings, intervals, and simulations of marked places. */
export class SweepAnswers {
  readonly #predictor: Predictor;
  readonly #tell: (known: SweepKnown) => void;
  #turn = 0;
  #known = nothingKnown;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #stopped = new AbortController();

  constructor(predictor: Predictor, tell: (known: SweepKnown) => void) {
    this.#predictor = predictor;
    this.#tell = tell;
  }

  async ask(asked: SweepAsked): Promise<void> {
    const mine = ++this.#turn;
    this.cancel();
    const { systems, xs, ys, question } = asked;
    const questions = systems.flatMap((system) =>
      ys.flatMap((y) => xs.map((x) => question(system, x, y))),
    );
    const replies = await this.#predictor.analyticMany(questions, 'sweep');
    if ('kind' in replies) return;
    const size = xs.length * ys.length;
    this.#known = {
      ...{ ...nothingKnown, asked },
      replies: systems.map((_, i) => replies.slice(i * size, (i + 1) * size)),
    };
    this.#say({});
    if (mine !== this.#turn) return;
    this.#rest = setTimeout(() => void this.#atRest(mine, asked), restMs);
  }

  cancel(): void {
    clearTimeout(this.#rest);
    this.#stopped.abort();
    this.#stopped = new AbortController();
    if (this.#known.running !== null) this.#say({ running: null });
  }

  end(): void {
    this.#turn++;
    clearTimeout(this.#rest);
    this.#stopped.abort();
  }

  async #atRest(mine: number, asked: SweepAsked): Promise<void> {
    if (asked.y === null) {
      await this.#cross(mine, asked);
      void this.#simulate(mine, asked);
      await this.#bound(mine, asked);
    }
  }

  async #cross(mine: number, asked: SweepAsked): Promise<void> {
    const { xs, systems, metric, isWhole, question } = asked;
    const valueOf = (reply: Reply | undefined): number | null =>
      reply?.kind === 'answer' ? metric.value(reply.prediction) : null;
    const lines = this.#known.replies.map((row) => row.map(valueOf));
    let crossings = crossingsOf(xs, lines).slice(0, mostCrossings);
    for (;;) {
      const middles = crossings.map((crossing) => middleOf(crossing, isWhole));
      if (middles.every((middle) => middle === null)) break;
      const pairs = crossings.flatMap(({ above, below }, i) =>
        [above, below].map((line) => question(systems[line] ?? '', middles[i] ?? xs[0] ?? 0, null)),
      );
      const replies = await this.#predictor.analyticMany(pairs);
      if (mine !== this.#turn || 'kind' in replies) return;
      crossings = crossings.map((crossing, i) => {
        const middle = middles[i] ?? null;
        const side = sideOf(valueOf(replies[2 * i]), valueOf(replies[2 * i + 1]));
        return middle === null ? crossing : halved(crossing, middle, side > 0);
      });
    }
    const known = await this.#orders(crossings, asked);
    if (mine === this.#turn) this.#say({ crossings: known });
  }

  /** How clear the order is at the far end of each side: the next crossing of the two, or the end. */
  async #orders(
    crossings: readonly Crossing[],
    { xs, systems, metric, question }: SweepAsked,
  ): Promise<readonly KnownCrossing[]> {
    const pairs = crossings.flatMap(({ above, below, from, to }) => {
      const same = crossings.filter(
        (other) =>
          (other.above === above || other.above === below) &&
          (other.below === above || other.below === below),
      );
      const first = Math.max(xs[0] ?? 0, ...same.map((other) => other.to).filter((x) => x < to));
      const last = Math.min(
        xs.at(-1) ?? 0,
        ...same.map((other) => other.from).filter((x) => x > from),
      );
      const at = (line: number, x: number): Question => question(systems[line] ?? '', x, null);
      return [
        { over: at(below, first), under: at(above, first), figure: metric.figure },
        { over: at(above, last), under: at(below, last), figure: metric.figure },
      ];
    });
    const ratios = await this.#predictor.ratios(pairs);
    return crossings.map((crossing, i) => ({
      ...crossing,
      ...{ before: ratios[2 * i] ?? null, after: ratios[2 * i + 1] ?? null },
    }));
  }

  async #bound(mine: number, { systems, xs, question }: SweepAsked): Promise<void> {
    const places = spread(xs, boundedPlaces);
    const wanted = places.flatMap((x) => systems.map((system) => ({ system, x })));
    for (let from = 0; from < wanted.length; from += chunkSize) {
      const chunk = wanted.slice(from, from + chunkSize);
      const replies = await this.#predictor.analyticMany(
        chunk.map(({ system, x }) => ({ ...question(system, x, null), intervals: true })),
      );
      if (mine !== this.#turn || 'kind' in replies) return;
      const bounded = new Map(this.#known.bounded);
      chunk.forEach(({ system, x }, i) => {
        const reply = replies[i];
        if (reply !== undefined) bounded.set(keyOf(system, x), reply);
      });
      this.#say({ bounded });
    }
  }

  async #simulate(mine: number, { systems, marks, question }: SweepAsked): Promise<void> {
    const { signal } = this.#stopped;
    for (const x of marks) {
      for (const system of systems) {
        this.#say({ running: { system, x, fraction: 0 } });
        const reply = await this.#predictor.simulate(question(system, x, null), {
          signal,
          onProgress: ({ fraction }) => {
            if (mine === this.#turn) this.#say({ running: { system, x, fraction } });
          },
        });
        if (mine !== this.#turn || signal.aborted || reply.kind === 'dropped') return;
        const simulated = new Map(this.#known.simulated).set(keyOf(system, x), reply);
        this.#say({ simulated });
      }
    }
    this.#say({ running: null });
  }

  #say(news: Partial<SweepKnown>): void {
    this.#known = { ...this.#known, ...news };
    this.#tell(this.#known);
  }
}

/** Some of the values, the first and the last among them. */
export const spread = (values: readonly number[], count: number): readonly number[] =>
  values.length <= count
    ? values
    : [
        ...new Set(
          Array.from({ length: count }, (_, i) =>
            Math.round((i * (values.length - 1)) / (count - 1)),
          ),
        ),
      ].flatMap((i) => values[i] ?? []);
