import type { Part } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import { perSkbHandled } from '../stream-times.ts';
import { type Coefficients, sumCoefficients, type Units } from '../units.ts';
import type { End } from '@hopwise/datapath';

/**
 * One kind of work of a bulk transfer: what it costs, and how much of it was done.
 *
 * Mutable counters in plain fields: this is the innermost loop of a simulation.
 */
export class Work {
  readonly onPath: Coefficients;
  readonly tail: Coefficients;
  visits = 0;
  idles = 0;
  wakes = 0;
  skbs = 0;
  segments = 0;
  bytes = 0;

  readonly #end: End;
  readonly #parts: readonly Part[];

  readonly #byteSlowdown: number;
  readonly #policyRules: number;

  /** @param byteSlowdown - How much longer a byte takes than the parts say (busy memory). */
  constructor(
    end: End,
    parts: readonly Part[],
    {
      policyRules,
      byteSlowdown = 1,
    }: { readonly policyRules: number; readonly byteSlowdown?: number },
  ) {
    this.#end = end;
    this.#parts = parts;
    this.#byteSlowdown = byteSlowdown;
    this.#policyRules = policyRules;
    const sum = (of: 'onPath' | 'tail'): Coefficients =>
      sumCoefficients(parts.map((part) => perSkbHandled(part, part[of], policyRules)));
    const onPath = sum('onPath');
    this.onPath = { ...onPath, byte: onPath.byte * byteSlowdown };
    this.tail = sum('tail');
  }

  /** Books work. */
  book(visits: number, wakes: number, skbs: number, segments: number, bytes: number): void {
    this.visits += visits;
    this.wakes += wakes;
    this.skbs += skbs;
    this.segments += segments;
    this.bytes += bytes;
  }

  /** Time on the skb's path [ns]. */
  onPathNs(visits: number, wakes: number, skbs: number, segments: number, bytes: number): number {
    return timeOf(this.onPath, visits, wakes, skbs, segments, bytes);
  }

  /** Time after it [ns]. */
  tailNs(visits: number, wakes: number, skbs: number, segments: number): number {
    return timeOf(this.tail, visits, wakes, skbs, segments, 0);
  }

  /** Books that an idle core was made to work, and returns what that costs after the skb [ns]. */
  bookIdle(idles: number): number {
    this.idles += idles;
    return this.tail.idle * idles;
  }

  reset(): void {
    this.visits = 0;
    this.idles = 0;
    this.wakes = 0;
    this.skbs = 0;
    this.segments = 0;
    this.bytes = 0;
  }

  /** What the parts handled per operation. */
  entries(operations: number): readonly Entry[] {
    const per = operations > 0 ? 1 / operations : 0;
    return this.#parts.map((part) => {
      const skbs = part.isSegmented ? this.segments : this.skbs;
      const units: Units = {
        visit: this.visits * per,
        idle: this.idles * per,
        wake: this.wakes * per,
        skb: skbs * per,
        segment: this.segments * per,
        byte: this.bytes * per * this.#byteSlowdown,
        rule: skbs * this.#policyRules * per,
      };
      return { end: this.#end, part, units };
    });
  }
}

const timeOf = (
  cost: Coefficients,
  visits: number,
  wakes: number,
  skbs: number,
  segments: number,
  bytes: number,
): number =>
  cost.visit * visits +
  cost.wake * wakes +
  cost.skb * skbs +
  cost.segment * segments +
  cost.byte * bytes;
