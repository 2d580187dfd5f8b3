import type { Entry } from '../ledger.ts';
import type { HandedLeg } from '../stream-parts.ts';
import type { Errand, ErrandPath, Place } from './errand.ts';
import type { LegServers } from './leg-servers.ts';
import { Work } from './stream-costs.ts';
import type { StreamHost } from './stream-host.ts';

/** What TCP does where a path ends. */
interface PathEnd {
  /** Begins with the last leg: says what else that core does [ns], and whom it wakes. */
  readonly atLast?: (errand: Errand, visits: number) => number;
  readonly onDone: (errand: Errand) => void;
}

/** The way of skbs from the first hand-over to the wire or to TCP, leg by leg. */
export class LegPath implements ErrandPath {
  readonly #places: readonly Place[];
  readonly #servers: LegServers;
  readonly #firstProcess: number;
  readonly #end: PathEnd;

  constructor(
    places: readonly Place[],
    { servers, firstProcess }: Pick<StreamHost, 'servers' | 'firstProcess'>,
    end: PathEnd,
  ) {
    this.#places = places;
    this.#servers = servers;
    this.#firstProcess = firstProcess;
    this.#end = end;
  }

  /** Skbs of one flow come to the first leg. */
  enter(
    of: Pick<Errand, 'flow' | 'bytes' | 'skbs' | 'segments'> &
      Partial<Pick<Errand, 'acknowledged' | 'lost' | 'rightEdge'>>,
  ): void {
    const place = this.#places[0] as Place;
    this.#servers.serve({
      acknowledged: 0,
      lost: 0,
      rightEdge: 0,
      ...of,
      process: this.#firstProcess + of.flow,
      path: this,
      place,
      index: 0,
      wakes: 0,
      sending: 0,
    });
  }

  /** Books a leg and says how long it takes [ns]. */
  price(errand: Errand, visits: number): number {
    const { place, index, skbs, segments, bytes } = errand;
    const isLast = index === this.#places.length - 1;
    const more = isLast && this.#end.atLast !== undefined ? this.#end.atLast(errand, visits) : 0;
    const { work } = place;
    const { wakes } = errand;
    work.book(visits, wakes, skbs, segments, bytes);
    return (
      more +
      work.onPathNs(visits, wakes, skbs, segments, bytes) +
      work.tailNs(visits, wakes, skbs, segments) +
      work.bookIdle(visits)
    );
  }

  /** A leg is done: on to the next, or out. */
  arrived(errand: Errand): void {
    const next = this.#places[errand.index + 1];
    if (next === undefined) {
      this.#end.onDone(errand);
      return;
    }
    errand.index++;
    errand.place = next;
    this.#servers.serve(errand);
  }

  resetCounts(): void {
    for (const { work } of this.#places) work.reset();
  }

  /** What was done per operation: on cores that sleep when nothing comes, or on those that poll. */
  entries(operations: number, isPolling: boolean): readonly Entry[] {
    return this.#places.flatMap(({ leg, work }) =>
      (leg.server === 'poll') === isPolling ? work.entries(operations) : [],
    );
  }
}

/** The path of some legs on one machine; null where nothing is handed over. */
export const legPath = (
  legs: readonly HandedLeg[],
  { end, servers, firstProcess }: StreamHost,
  policyRules: number,
  pathEnd: PathEnd,
): LegPath | null =>
  legs.length === 0
    ? null
    : new LegPath(
        legs.map((leg) => ({ leg, work: new Work(end, leg.parts, { policyRules }) })),
        { servers, firstProcess },
        pathEnd,
      );
