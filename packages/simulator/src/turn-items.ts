import type { Assembly, Part } from './assemble.ts';
import { byteSum, type Framing, segmentSum, skbSum } from './framing.ts';
import type { Item } from './run.ts';
import type { Turn } from './turn.ts';
import type { Units } from './units.ts';

/** What parts handle when these payloads go through them. */
function carried(
  parts: readonly Part[],
  payloads: readonly number[],
  framing: Framing,
  rest: Units,
): readonly Item[] {
  const segment = segmentSum(payloads, framing);
  const aggregates = skbSum(payloads, framing);
  const byte = byteSum(payloads);
  return parts.map((part) => {
    const skb = part.isSegmented ? segment : aggregates;
    const rule = skb * framing.policyRules;
    return { part, units: { ...rest, skb, segment, byte, rule } };
  });
}

/** Connection work of a host that makes its conntrack entry in this turn. */
const tracking = (
  { tracksNew }: Turn,
  direction: NonNullable<Turn['tracksNew']>,
  { chainNodes, services, policyRules }: Framing,
): Units =>
  tracksNew === direction
    ? {
        connection: 1,
        chainNode: chainNodes,
        service: services,
        newRule: policyRules,
      }
    : {};

/** What a leg between NIC and socket handles; the last one wakes the process. */
export const receiveItems = (
  turn: Turn,
  parts: readonly Part[],
  framing: Framing,
): readonly Item[] =>
  carried(parts, turn.receives, framing, {
    visit: turn.interrupts,
    // Within a node the sender's core receives, and it is at work.
    idle: turn.via === 'wire' ? turn.interrupts : 0,
    wake: turn.process === null ? 0 : 1,
    ...tracking(turn, 'ingress', framing),
  });

/** TCP's work per connection in the softirq. */
export const connectionItems = (turn: Turn, assembly: Assembly): readonly Item[] =>
  turn.softirqStages.length === 0
    ? []
    : [
        {
          part: assembly.extra(turn.softirqStages, 'softirq', 'ingress'),
          units: { connection: 1 },
        },
      ];

/** What a leg handles of the bare segments that TCP sends itself. */
export const replyItems = (
  { replies }: Turn,
  parts: readonly Part[],
  framing: Framing,
): readonly Item[] =>
  replies === 0 ? [] : carried(parts, new Array<number>(replies).fill(0), framing, { visit: 1 });

/** What a leg handles of what the process sends. */
export function sendItems(turn: Turn, parts: readonly Part[], framing: Framing): readonly Item[] {
  const sends = turn.process?.sends ?? [];
  if (sends.length === 0) return [];
  return carried(parts, sends, framing, {
    visit: 1,
    idle: 1,
    ...tracking(turn, 'egress', framing),
  });
}

/** What the woken process does above TCP: it reads, works and writes. */
export function processItems(
  turn: Turn,
  arrival: Assembly,
  departure: Assembly,
  framing: Framing,
): readonly Item[] {
  const { process, receives } = turn;
  if (process === null) return [];
  const read = receives.filter((payload) => payload > 0);
  const sent = process.sends.filter((payload) => payload > 0);
  const items: Item[] = arrival.read.map((part) => ({
    part,
    units: { visit: 1, idle: 1, wake: 1, skb: skbSum(read, framing), byte: byteSum(read) },
  }));
  if (process.stages.length > 0) {
    const part = arrival.extra(process.stages, 'process', 'egress');
    const byte = byteSum(read) + (process.passesOn === true ? 0 : byteSum(sent));
    items.push({ part, units: { wake: 1, connection: 1, operation: 1, skb: 1, byte } });
  }
  if (sent.length > 0) {
    items.push({
      part: departure.send,
      units: { visit: 1, skb: sent.length, byte: byteSum(sent) },
    });
  }
  return items;
}
