import type { CpuSlice } from '../events/cpu-slice.ts';
import type { FactsOf, JobFacts, WorkLabel } from '../events/job-facts.ts';
import type { Timeline, TimelineLane } from './timeline.ts';

interface Row extends Pick<CpuSlice, 'end' | 'cpu' | 'isTail' | 'fromNs' | 'toNs'> {
  readonly facts: JobFacts;
}

/** Keeps the slices of a window. */
export class Recorder {
  readonly #rows: Row[] = [];
  /** Facts of the job that a CPU served last: a tail outlives what tells the job. */
  readonly #served = new Map<string, JobFacts>();
  readonly #factsOf: FactsOf;
  readonly #startNs: number;

  constructor(factsOf: FactsOf, startNs: number) {
    this.#factsOf = factsOf;
    this.#startNs = startNs;
  }

  add({ end, cpu, job, isTail, fromNs, toNs }: CpuSlice): void {
    const key = `${end} ${cpu} ${job}`;
    const facts = (isTail ? this.#served.get(key) : undefined) ?? this.#factsOf(end, job);
    this.#served.set(key, facts);
    if (toNs <= this.#startNs) return;
    const from = Math.max(fromNs, this.#startNs);
    this.#rows.push({ end, cpu, isTail, fromNs: from, toNs, facts });
  }

  timeline(durationNs: number): Timeline {
    const rows = this.#rows.toSorted((a, b) => a.fromNs - b.fromNs || a.toNs - b.toNs);
    const lanes = lanesOf(rows);
    const laneOf = new Map(lanes.map(({ end, cpu }, index) => [`${end} ${cpu}`, index]));
    const labels = new Numbered<WorkLabel>((label) => label);
    const flowSets = new Numbered<readonly number[]>((flows) => flows.join(' '));
    const firstOperation = rows.reduce(
      (least, { facts }) => Math.min(least, facts.operation ?? least),
      Number.POSITIVE_INFINITY,
    );
    const whole = (of: (row: Row) => number): Int32Array => Int32Array.from(rows, of);
    const time = (of: (row: Row) => number): Float64Array =>
      Float64Array.from(rows, (row) => of(row) - this.#startNs);
    return {
      startNs: this.#startNs,
      durationNs,
      lanes,
      lane: whole(({ end, cpu }) => laneOf.get(`${end} ${cpu}`) ?? 0),
      label: whole(({ facts }) => labels.numberOf(facts.label)),
      flowSet: whole(({ facts }) => flowSets.numberOf(facts.flows)),
      operation: whole(({ facts }) =>
        facts.operation === null ? -1 : facts.operation - firstOperation,
      ),
      isTail: Uint8Array.from(rows, ({ isTail }) => (isTail ? 1 : 0)),
      fromNs: time(({ fromNs }) => fromNs),
      toNs: time(({ toNs }) => toNs),
      labels: labels.all,
      flowSets: flowSets.all,
    };
  }
}

/** The client's CPUs before the server's, each in order. */
function lanesOf(rows: readonly Row[]): readonly TimelineLane[] {
  const lanes = new Map<string, TimelineLane>();
  for (const { end, cpu } of rows) lanes.set(`${end} ${cpu}`, { end, cpu });
  return [...lanes.values()].toSorted((a, b) =>
    a.end === b.end ? a.cpu - b.cpu : a.end === 'client' ? -1 : 1,
  );
}

/** Values that are told apart by a key, numbered in the order in which they were met. */
class Numbered<Value> {
  readonly all: Value[] = [];
  readonly #numbers = new Map<unknown, number>();
  readonly #keyOf: (value: Value) => unknown;

  constructor(keyOf: (value: Value) => unknown) {
    this.#keyOf = keyOf;
  }

  numberOf(value: Value): number {
    const key = this.#keyOf(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}
