/**
 * The future events, ordered by (time, sequence): equal times come out in the order they went in.
 *
 * A 4-ary heap on parallel typed arrays, so that nothing is allocated per event and the times of
 * four siblings lie together. Two things make it fast. A pop leaves the root vacant and the next
 * push sinks from there: most handlers schedule one event, and that saves a second walk. And
 * siblings are compared by arithmetic on comparison results instead of by branches, which a
 * processor cannot predict. Unused places hold infinity, so every node has four children.
 */
export class Schedule {
  /** Of the event popped last: when it was due [ns]. */
  time = 0;
  /** Of the event popped last: the handler to call. */
  handler = 0;
  /** Of the event popped last: what to call it with. */
  payload = 0;

  #times = new Float64Array(INITIAL_CAPACITY).fill(Number.POSITIVE_INFINITY);
  #sequences = new Float64Array(INITIAL_CAPACITY).fill(Number.POSITIVE_INFINITY);
  #handlers = new Int32Array(INITIAL_CAPACITY);
  #payloads = new Int32Array(INITIAL_CAPACITY);
  /** Places in use, a vacant root included. */
  #size = 0;
  #rootIsVacant = false;
  #nextSequence = 0;

  /** Events that are still to come. */
  get length(): number {
    return this.#rootIsVacant ? this.#size - 1 : this.#size;
  }

  /** When the earliest event is due [ns]; Infinity if there is none. */
  peekTime(): number {
    if (this.#rootIsVacant) this.#closeRoot();
    return this.#times[0] as number;
  }

  /** Adds an event, after all that are due at the same time. */
  push(time: number, handler: number, payload: number): void {
    const sequence = this.#nextSequence++;
    if (this.#rootIsVacant) {
      this.#rootIsVacant = false;
      this.#sink(time, sequence, handler, payload);
    } else {
      this.#rise(time, sequence, handler, payload);
    }
  }

  /** Takes the earliest event into the fields, if one is due no later than `until`. */
  pop(until = Number.POSITIVE_INFINITY): boolean {
    if (this.#rootIsVacant) this.#closeRoot();
    const time = this.#times[0] as number;
    if (time > until || this.#size === 0) return false;
    this.time = time;
    this.handler = this.#handlers[0] as number;
    this.payload = this.#payloads[0] as number;
    this.#rootIsVacant = true;
    return true;
  }

  /** Fills the vacant root with the last event. */
  #closeRoot(): void {
    this.#rootIsVacant = false;
    const last = --this.#size;
    const time = this.#times[last] as number;
    const sequence = this.#sequences[last] as number;
    this.#times[last] = Number.POSITIVE_INFINITY;
    this.#sequences[last] = Number.POSITIVE_INFINITY;
    if (last === 0) return;
    this.#sink(time, sequence, this.#handlers[last] as number, this.#payloads[last] as number);
  }

  /** Places an event at the end and lets it rise. Being the newest, it passes no equal time. */
  #rise(time: number, sequence: number, handler: number, payload: number): void {
    if (this.#size + CHILDREN > this.#times.length) this.#grow();
    const times = this.#times;
    const sequences = this.#sequences;
    const handlers = this.#handlers;
    const payloads = this.#payloads;
    let place = this.#size++;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentTime = times[parent] as number;
      if (parentTime <= time) break;
      times[place] = parentTime;
      sequences[place] = sequences[parent] as number;
      handlers[place] = handlers[parent] as number;
      payloads[place] = payloads[parent] as number;
      place = parent;
    }
    times[place] = time;
    sequences[place] = sequence;
    handlers[place] = handler;
    payloads[place] = payload;
  }

  /** Places an event at the vacant root and lets it sink. */
  #sink(time: number, sequence: number, handler: number, payload: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const handlers = this.#handlers;
    const payloads = this.#payloads;
    const size = this.#size;
    let place = 0;
    for (let child = 1; child < size; child = CHILDREN * place + 1) {
      const left = earlier(times, sequences, child, child + 1);
      const right = earlier(times, sequences, child + 2, child + 3);
      const first = earlier(times, sequences, left, right);
      const firstTime = times[first] as number;
      if (time < firstTime) break;
      if (time === firstTime && sequence < (sequences[first] as number)) break;
      times[place] = firstTime;
      sequences[place] = sequences[first] as number;
      handlers[place] = handlers[first] as number;
      payloads[place] = payloads[first] as number;
      place = first;
    }
    times[place] = time;
    sequences[place] = sequence;
    handlers[place] = handler;
    payloads[place] = payload;
  }

  #grow(): void {
    const capacity = 2 * this.#times.length;
    const never = Number.POSITIVE_INFINITY;
    this.#times = enlarged(this.#times, new Float64Array(capacity).fill(never));
    this.#sequences = enlarged(this.#sequences, new Float64Array(capacity).fill(never));
    this.#handlers = enlarged(this.#handlers, new Int32Array(capacity));
    this.#payloads = enlarged(this.#payloads, new Int32Array(capacity));
  }
}

const CHILDREN = 4;
const INITIAL_CAPACITY = 64;

/** Of two places, the one whose event comes first. The branch is taken for equal times only. */
function earlier(times: Float64Array, sequences: Float64Array, a: number, b: number): number {
  const timeA = times[a] as number;
  const timeB = times[b] as number;
  if (timeA === timeB) return (sequences[b] as number) < (sequences[a] as number) ? b : a;
  return a + (b - a) * Number(timeB < timeA);
}

function enlarged<T extends Float64Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
