import { byteSum, type Framing, wireSum } from './framing.ts';
import { type Leg, legsOf } from './legs.ts';
import type { Paths } from './paths.ts';
import { type Item, makeRun, type Run } from './run.ts';
import type { Hop, Place, Slot } from './slot.ts';
import {
  connectionItems,
  processItems,
  receiveItems,
  replyItems,
  sendItems,
} from './turn-items.ts';
import type { Exchange, Turn, Via } from './turn.ts';

/** Every run of an exchange, with its time and what follows it. */
export interface ExchangeModel {
  readonly slots: readonly Slot[];
  /** Slot that begins an operation when it is due, or whose end ends one and begins the next. */
  readonly first: number;
  /** Slot whose end ends an operation. */
  readonly last: number;
  readonly isOpen: boolean;
  readonly isPerConnection: boolean;
}

type Context = Run['context'];

interface Draft extends Omit<Slot, 'next'> {
  readonly next: Hop[];
}

/** Slots of one turn: where it is entered, and where what its runs send has left the end. */
interface Placed {
  readonly turn: Turn;
  readonly entry: number;
  readonly process: number | null;
  readonly departs: Readonly<Record<Context, number>>;
}

/**
 * Prices every run of an exchange and links them.
 *
 * A turn is a chain: receive softirq, cores that the skb is handed to, the woken process, cores that
 * what it sends is handed to. What TCP answers by itself leaves from the core where TCP ran.
 */
export function exchangeModel(
  { cycle, aside, isPerConnection }: Exchange,
  paths: Paths,
  framing: Framing,
): ExchangeModel {
  const slots: Draft[] = [];
  const turns = [...cycle, ...aside.map(({ turn }) => turn)];
  // What nobody is listed to receive goes back the way the turn was reached.
  const viaAfter = (index: number, context: Context): Via =>
    aside.find(({ after }) => after.turn === index && after.run === context)?.turn.via ??
    (index < cycle.length ? (cycle[(index + 1) % cycle.length] as Turn) : (turns[index] as Turn))
      .via;
  const placed = turns.map((turn, index) =>
    placeTurn(turn, {
      slots,
      paths,
      framing,
      isCritical: index < cycle.length,
      leaving: (context) => paths(viaAfter(index, context), turn.end),
    }),
  );
  const isOpen = (cycle[0]?.receives.length ?? 0) === 0;
  const link = (from: number, to: number): void => {
    const { entry, turn } = placed[to] as Placed;
    slots[from]?.next.push({ to: entry, via: turn.via });
  };
  for (const [index, { departs, turn }] of placed.slice(0, cycle.length).entries()) {
    const isLast = index === cycle.length - 1;
    if (isLast && isOpen) continue;
    const sender = turn.process === null ? 'softirq' : 'process';
    link(departs[sender], (index + 1) % cycle.length);
  }
  for (const [index, { after }] of aside.entries()) {
    const { departs } = placed[after.turn] as Placed;
    link(departs[after.run], cycle.length + index);
  }
  const first = placed[0] as Placed;
  const end = isOpen ? (placed[cycle.length - 1] as Placed) : first;
  return {
    slots,
    first: first.process ?? first.entry,
    last: end.process ?? end.entry,
    isOpen,
    isPerConnection,
  };
}

interface Surroundings {
  readonly slots: Draft[];
  readonly paths: Paths;
  readonly framing: Framing;
  readonly isCritical: boolean;
  /** Costs of the way that what a run sends takes. */
  readonly leaving: (context: Context) => ReturnType<Paths>;
}

function placeTurn(turn: Turn, around: Surroundings): Placed {
  const { slots, paths, framing, isCritical, leaving } = around;
  const add = (
    place: Place,
    context: Context,
    items: readonly Item[],
    more: Partial<Pick<Slot, 'receives' | 'sends'>> = {},
  ): number => {
    const { receives = [], sends = [] } = more;
    const run = makeRun(context, items);
    slots.push({
      ...{ turn, end: turn.end, place, run, isCritical, receives, sends },
      wireBytes: 0,
      next: [],
    });
    return slots.length - 1;
  };
  const chain = (from: number, to: number, via: Hop['via']): void => {
    slots[from]?.next.push({ to, via });
  };
  const arrival = paths(turn.via, turn.end);
  const replies = new Array<number>(turn.replies).fill(0);
  const sends = turn.process?.sends ?? [];

  /** Cores that what a run sends is handed to, after the run itself. */
  const forward = (
    from: number,
    legs: readonly Leg[],
    payloads: readonly number[],
    itemsOf: (parts: Leg['parts']) => readonly Item[],
  ): number => {
    let last = from;
    if (payloads.length > 0) {
      for (const [index, leg] of legs.slice(1).entries()) {
        const place = handedTo(leg, turn, `egress ${index}`);
        const slot = add(place, contextOf(leg), itemsOf(leg.parts));
        chain(last, slot, 'hand-over');
        last = slot;
      }
      const draft = slots[last] as Draft;
      slots[last] = { ...draft, wireBytes: wireSum(payloads, framing) };
    }
    return last;
  };

  const isRead = turn.process !== null && turn.receives.some((payload) => payload > 0);
  const receiveLegs = turn.receives.length === 0 ? [] : legsOf(arrival.receive, isRead);
  const replyLegs = legsOf(leaving('softirq').egressBySoftirq);
  let entry = -1;
  let last = -1;
  for (const [index, leg] of receiveLegs.entries()) {
    const isTcp = index === receiveLegs.length - 1;
    const items = [
      ...receiveItems(turn, leg.parts, framing),
      ...(isTcp ? connectionItems(turn, arrival) : []),
      ...(isTcp ? replyItems(turn, replyLegs[0]?.parts ?? [], framing) : []),
    ];
    const more = {
      receives: index === 0 ? turn.receives : [],
      sends: isTcp ? replies : [],
    };
    const place = index === 0 ? received(turn.via) : handedTo(leg, turn, `ingress ${index}`);
    const slot = add(place, index === 0 ? 'softirq' : contextOf(leg), items, more);
    if (index === 0) entry = slot;
    else chain(last, slot, 'hand-over');
    last = slot;
  }
  let process: number | null = null;
  let processDeparts = last;
  const tcp = last;
  if (turn.process !== null) {
    const departure = leaving('process');
    const sendLegs = legsOf(departure.egressByProcess);
    const items = [
      ...processItems(turn, arrival, departure, framing),
      ...sendItems(turn, sendLegs[0]?.parts ?? [], framing),
    ];
    const isBesideSoftirq = receiveLegs.at(-1)?.server === 'rfs';
    const place: Place = { kind: 'thread', actor: turn.process.actor, isBesideSoftirq };
    process = add(place, 'process', isBesideSoftirq ? items.map(atWork) : items, { sends });
    if (tcp >= 0) chain(tcp, process, 'wake');
    processDeparts = forward(process, sendLegs, sends, (parts) => sendItems(turn, parts, framing));
  }
  const softirqDeparts =
    tcp < 0
      ? processDeparts
      : forward(tcp, replyLegs, replies, (parts) => replyItems(turn, parts, framing));
  return {
    turn,
    entry: entry < 0 ? (process ?? 0) : entry,
    process,
    departs: { softirq: softirqDeparts, process: processDeparts },
  };
}

const received = (via: Via): Place => ({ kind: via === 'wire' ? 'queue' : 'sender' });

/**
 * One process and one polling core serve both directions of their machine; a peer has a work item for
 * each.
 */
function handedTo({ server }: Leg, { end, via, process }: Turn, leg: string): Place {
  if (server === 'caller') return { kind: 'sender' };
  if (server === 'rfs') {
    if (process === null) throw new Error('RFS hands over what a program reads');
    return { kind: 'rfs', actor: process.actor };
  }
  const machine = via === 'same-node' ? 'client' : end;
  const isOne = server === 'user-space' || server === 'poll';
  return { kind: server, key: isOne ? `${machine} ${server}` : `${end} ${server} ${leg}` };
}

/** The same on a CPU that another run of the same skb has taken out of idle. */
const atWork = ({ part, units }: Item): Item => ({ part, units: { ...units, idle: 0 } });

/** Context that a leg's time is accounted to: that of its first stage. */
const contextOf = ({ parts }: Leg): Context =>
  parts[0]?.stages[0]?.context === 'process' ? 'process' : 'softirq';

/**
 * Payload of one operation, both directions together [byte]. What a proxy passes on within a node was
 * counted on its way there.
 */
export function payloadOf({ cycle }: Exchange): number {
  const between: readonly Via[] = ['wire', 'veth'];
  const way: Via = cycle.find(({ via }) => between.includes(via))?.via ?? 'same-node';
  return byteSum(cycle.flatMap(({ via, receives }) => (via === way ? receives : [])));
}
