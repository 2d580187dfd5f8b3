import { type LatencyLimit, latencyOf, pairWithin } from '@hopwise/calibration';
import type { Predictor } from '../../worker/predictor.ts';
import type { Answer, Question, Refusal } from '../../worker/question.ts';

/** What is known of the pair of machines that a datapath runs on. */
export type PairKnown =
  | {
      readonly kind: 'capacity';
      readonly answer: Answer;
      /** In flight at most, so that the limit holds; all that were allowed where there is none. */
      readonly processes: number;
      readonly stage: 'closed form' | 'bounded' | 'simulated';
    }
  /** Alone on the machines, an operation already takes this long [ns]. */
  | { readonly kind: 'unreachable'; readonly latencyNs: number; readonly stage: string }
  | Refusal;

export interface SizeAsked {
  readonly ids: readonly string[];
  /** Most that may be in flight. */
  readonly most: number;
  readonly limit: LatencyLimit | null;
  readonly question: (id: string, processes: number) => Question;
}

export interface SizeKnown {
  readonly pairs: ReadonlyMap<string, PairKnown>;
  readonly running: { readonly id: string; readonly done: number; readonly of: number } | null;
}

const restMs = 150;
const chunkSize = 4;

/** What pairs of machines can do: the closed form at once, percentiles by simulation at rest. */
export class SizeAnswers {
  readonly #predictor: Predictor;
  readonly #tell: (known: SizeKnown) => void;
  #turn = 0;
  #known: SizeKnown = { pairs: new Map(), running: null };
  #rest: ReturnType<typeof setTimeout> | undefined;
  #stopped = new AbortController();

  constructor(predictor: Predictor, tell: (known: SizeKnown) => void) {
    this.#predictor = predictor;
    this.#tell = tell;
  }

  async ask(asked: SizeAsked): Promise<void> {
    const mine = ++this.#turn;
    this.cancel();
    const { ids, most, limit, question } = asked;
    const replies = await this.#predictor.analyticMany(
      ids.map((id) => question(id, most)),
      'size',
    );
    if ('kind' in replies) return;
    const pairs = new Map<string, PairKnown>();
    for (const [i, id] of ids.entries()) {
      const reply = replies[i];
      if (reply === undefined) continue;
      pairs.set(
        id,
        reply.kind === 'refusal'
          ? reply
          : limit === null || latencyOf(reply.prediction, limit.percentile) <= limit.ns
            ? { kind: 'capacity', answer: reply, processes: most, stage: 'closed form' }
            : await this.#closedForm(id, asked),
      );
      if (mine !== this.#turn) return;
    }
    this.#say({ pairs });
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

  /** How many may be in flight by the mean of the closed form. */
  #closedForm(id: string, asked: SizeAsked): Promise<PairKnown> {
    return within(id, asked, 'closed form', async (processes) => {
      const reply = await this.#predictor.analyticMany([asked.question(id, processes)]);
      return 'kind' in reply ? null : (reply[0] ?? null);
    });
  }

  async #atRest(mine: number, asked: SizeAsked): Promise<void> {
    await this.#bound(mine, asked);
    const { limit, ids, question } = asked;
    if (limit === null || mine !== this.#turn) return;
    const { signal } = this.#stopped;
    const possible = ids.filter((id) => this.#known.pairs.get(id)?.kind !== 'refusal');
    for (const [done, id] of possible.entries()) {
      this.#say({ running: { id, done, of: possible.length } });
      const found = await within(id, asked, 'simulated', async (processes) => {
        const reply = await this.#predictor.simulate(
          { ...question(id, processes), intervals: true },
          { signal, onProgress: () => undefined, precision: 0.02 },
        );
        return reply.kind === 'dropped' ? null : reply;
      });
      if (mine !== this.#turn || signal.aborted) return;
      this.#say({ pairs: new Map(this.#known.pairs).set(id, found) });
    }
    this.#say({ running: null });
  }

  async #bound(mine: number, { ids, question }: SizeAsked): Promise<void> {
    const found = ids.flatMap((id) => {
      const known = this.#known.pairs.get(id);
      return known?.kind === 'capacity' ? [{ id, known }] : [];
    });
    for (let from = 0; from < found.length; from += chunkSize) {
      const chunk = found.slice(from, from + chunkSize);
      const replies = await this.#predictor.analyticMany(
        chunk.map(({ id, known }) => ({ ...question(id, known.processes), intervals: true })),
      );
      if (mine !== this.#turn || 'kind' in replies) return;
      const pairs = new Map(this.#known.pairs);
      chunk.forEach(({ id, known }, i) => {
        const answer = replies[i];
        if (answer?.kind === 'answer') pairs.set(id, { ...known, answer, stage: 'bounded' });
      });
      this.#say({ pairs });
    }
  }

  #say(news: Partial<SizeKnown>): void {
    this.#known = { ...this.#known, ...news };
    this.#tell(this.#known);
  }
}

/** The most in flight whose latency is within the limit, and what it gives. */
async function within(
  id: string,
  { most, limit }: SizeAsked,
  stage: 'closed form' | 'simulated',
  reply: (processes: number) => Promise<Answer | Refusal | null>,
): Promise<PairKnown> {
  let refusal: Refusal | null = null;
  const pair = await pairWithin<Answer>({
    ...{ most, limit },
    ask: async (processes) => {
      const answer = await reply(processes);
      if (answer?.kind !== 'refusal') return answer;
      refusal = answer;
      return null;
    },
    predictionOf: ({ prediction }) => prediction,
  });
  if (pair.kind === 'unanswered') {
    return refusal ?? { kind: 'refusal', because: [`${id} was not asked to the end`] };
  }
  return { ...pair, stage };
}
