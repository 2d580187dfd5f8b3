import type { Predictor } from '../worker/predictor.ts';
import type { Question, Reply } from '../worker/question.ts';

/** A question of a mark on the page. */
export interface Asked {
  readonly id: string;
  readonly question: Question;
}

/** What is known of one mark. */
export interface Known {
  readonly reply: Reply;
  /** Closed form: at once. Bounded: with its intervals. Simulated: by events, in place of it. */
  readonly stage: 'closed form' | 'bounded' | 'simulated';
}

/** A simulation that runs. */
export interface Running {
  readonly id: string;
  readonly fraction: number;
  readonly done: number;
  readonly of: number;
}

/** Everything that is known of what was asked last. */
export interface Answers {
  /** Counts the questions that were answered. */
  readonly turn: number;
  readonly known: ReadonlyMap<string, Known>;
  readonly running: Running | null;
}

/** What a hand at rest means: shorter than it takes to see that nothing moves. */
const restMs = 100;
/** Questions with intervals that the worker gets at once: between them it answers the next drag. */
const chunkSize = 1;

/**
 * Answers that follow a drag: the closed form at once, one question for all marks at a time and the
 * newest first; at rest their intervals, and simulations in place of them, one after the other.
 */
export class LiveAnswers {
  readonly #predictor: Predictor;
  readonly #key: string;
  readonly #tell: (answers: Answers) => void;
  #turn = 0;
  #answered = 0;
  #known = new Map<string, Known>();
  #running: Running | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #stopped = new AbortController();

  constructor(predictor: Predictor, key: string, tell: (answers: Answers) => void) {
    this.#predictor = predictor;
    this.#key = key;
    this.#tell = tell;
  }

  /** @param simulated - Ids of those to simulate at rest, the first one first. */
  async ask(asked: readonly Asked[], simulated: readonly string[]): Promise<void> {
    const mine = ++this.#turn;
    this.cancel();
    const questions = asked.map(({ question }) => question);
    const replies = await this.#predictor.analyticMany(questions, this.#key);
    // An answer that a newer question has overtaken is still the newest there is.
    if ('kind' in replies) return;
    this.#answered = mine;
    this.#known = new Map(
      asked.flatMap(({ id }, i) => {
        const reply = replies[i];
        return reply === undefined ? [] : [[id, { reply, stage: 'closed form' }]];
      }),
    );
    this.#say();
    if (mine !== this.#turn) return;
    this.#rest = setTimeout(() => void this.#atRest(mine, asked, simulated), restMs);
  }

  /** Stops what runs; what is known stays. */
  cancel(): void {
    clearTimeout(this.#rest);
    this.#stopped.abort();
    this.#stopped = new AbortController();
    if (this.#running === null) return;
    this.#running = null;
    this.#say();
  }

  /** Ends everything, as the view goes. */
  end(): void {
    this.#turn++;
    this.#known = new Map();
    clearTimeout(this.#rest);
    this.#stopped.abort();
  }

  async #atRest(
    mine: number,
    asked: readonly Asked[],
    simulated: readonly string[],
  ): Promise<void> {
    const { signal } = this.#stopped;
    const ids = simulated.filter((id) => this.#known.get(id)?.reply.kind === 'answer');
    const simulate = (id: string, done: number): Promise<void> =>
      this.#simulate(mine, asked, { ...{ id, done, of: ids.length }, signal });
    // Beside each other: what simulates does nothing else.
    void this.#bound(mine, asked);
    for (const [i, id] of ids.entries()) await simulate(id, i);
    if (mine !== this.#turn || signal.aborted) return;
    this.#running = null;
    this.#say();
  }

  async #bound(mine: number, asked: readonly Asked[]): Promise<void> {
    for (let from = 0; from < asked.length; from += chunkSize) {
      const chunk = asked.slice(from, from + chunkSize);
      const replies = await this.#predictor.analyticMany(
        chunk.map(({ question }) => ({ ...question, intervals: true })),
      );
      if (mine !== this.#turn || 'kind' in replies) return;
      chunk.forEach(({ id }, i) => {
        const reply = replies[i];
        if (reply === undefined || this.#known.get(id)?.stage === 'simulated') return;
        this.#known.set(id, { reply, stage: 'bounded' });
      });
      this.#say();
    }
  }

  async #simulate(
    mine: number,
    asked: readonly Asked[],
    run: Omit<Running, 'fraction'> & { readonly signal: AbortSignal },
  ): Promise<void> {
    const { id, done, of, signal } = run;
    const isOver = (): boolean => mine !== this.#turn || signal.aborted;
    const found = asked.find((each) => each.id === id);
    if (found === undefined || isOver()) return;
    const say = (fraction: number): void => {
      if (isOver()) return;
      this.#running = { id, fraction, done, of };
      this.#say();
    };
    say(0);
    const reply = await this.#predictor.simulate(
      { ...found.question, intervals: true },
      { signal, onProgress: ({ fraction }) => say(fraction) },
    );
    if (isOver() || reply.kind === 'dropped') return;
    this.#known.set(id, { reply, stage: 'simulated' });
    this.#say();
  }

  #say(): void {
    this.#tell({ turn: this.#answered, known: this.#known, running: this.#running });
  }
}
