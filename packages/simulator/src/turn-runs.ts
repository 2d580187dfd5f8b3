import type { Assembly } from './assemble.ts';
import type { Turn } from './exchange.ts';
import { type Item, makeRun, type Run } from './run.ts';

/** The runs that one turn costs its end. */
export interface TurnRuns {
  readonly turn: Turn;
  /** Receive softirq: NIC to socket, and TCP's own replies. */
  readonly softirq: Run;
  /** The woken process: reads, works, sends. */
  readonly process: Run | null;
  /** Payload and headers that each run puts on the wire [byte]. */
  readonly sentBytes: Readonly<Record<Run['context'], number>>;
}

/** Facts that the runs of an exchange depend on besides costs. */
export interface Framing {
  /** TCP payload of one full segment [byte]. */
  readonly mss: number;
  /** Payload of one skb after GRO or before GSO, at most [byte]. */
  readonly aggregateMaxBytes: number;
  /** Header bytes of each frame on the wire: Ethernet with preamble and gap, IP, TCP. */
  readonly headerBytes: number;
  /** Conntrack entries walked per new connection; 0 when nothing is tracked. */
  readonly chainNodes: number;
}

/** Prices one turn of an exchange. */
export function turnRuns(turn: Turn, assembly: Assembly, framing: Framing): TurnRuns {
  const sends = turn.process?.sends ?? [];
  return {
    turn,
    softirq: makeRun('softirq', softirqItems(turn, assembly, framing)),
    process:
      turn.process === null ? null : makeRun('process', processItems(turn, assembly, framing)),
    sentBytes: {
      softirq: turn.replies * wireBytes(0, framing),
      process: byteSum(sends.map((payload) => wireBytes(payload, framing))),
    },
  };
}

/** Bytes on the wire for one payload, in as many frames as it needs [byte]. */
const wireBytes = (payload: number, { mss, headerBytes }: Framing): number =>
  payload + segmentsOf(payload, mss) * headerBytes;

const segmentsOf = (payload: number, mss: number): number => Math.max(1, Math.ceil(payload / mss));

const segmentSum = (payloads: readonly number[], mss: number): number =>
  payloads.reduce((sum, payload) => sum + segmentsOf(payload, mss), 0);

/** skbs that carry these payloads: a longer message takes several, a bare segment is one. */
const skbSum = (payloads: readonly number[], aggregateMaxBytes: number): number =>
  payloads.reduce((sum, payload) => sum + segmentsOf(payload, aggregateMaxBytes), 0);

const byteSum = (payloads: readonly number[]): number =>
  payloads.reduce((sum, payload) => sum + payload, 0);

function softirqItems(turn: Turn, assembly: Assembly, framing: Framing): readonly Item[] {
  const receive = {
    visit: turn.interrupts,
    idle: turn.interrupts,
    wake: turn.process === null ? 0 : 1,
    skb: skbSum(turn.receives, framing.aggregateMaxBytes),
    segment: segmentSum(turn.receives, framing.mss),
    ...(turn.tracksNew === 'ingress' ? { connection: 1, chainNode: framing.chainNodes } : {}),
  };
  const items: Item[] = assembly.receive.map((part) => ({ part, units: receive }));
  if (turn.softirqStages.length > 0) {
    const part = assembly.extra(turn.softirqStages, 'softirq', 'ingress');
    items.push({ part, units: { connection: 1 } });
  }
  if (turn.replies > 0) {
    const units = { visit: 1, skb: turn.replies, segment: turn.replies };
    items.push(...assembly.egressBySoftirq.map((part) => ({ part, units })));
  }
  return items;
}

function processItems(turn: Turn, assembly: Assembly, framing: Framing): readonly Item[] {
  const { process } = turn;
  if (process === null) return [];
  const read = turn.receives.filter((payload) => payload > 0);
  const sent = process.sends.filter((payload) => payload > 0);
  const items: Item[] = assembly.read.map((part) => ({
    part,
    units: {
      visit: 1,
      idle: 1,
      wake: 1,
      skb: skbSum(read, framing.aggregateMaxBytes),
      byte: byteSum(read),
    },
  }));
  if (process.stages.length > 0) {
    const part = assembly.extra(process.stages, 'process', 'egress');
    items.push({ part, units: { wake: 1, connection: 1 } });
  }
  if (sent.length > 0) {
    items.push({
      part: assembly.send,
      units: { visit: 1, skb: sent.length, byte: byteSum(sent) },
    });
  }
  if (process.sends.length === 0) return items;
  const egress = {
    visit: 1,
    idle: 1,
    skb: skbSum(process.sends, framing.aggregateMaxBytes),
    segment: segmentSum(process.sends, framing.mss),
    ...(turn.tracksNew === 'egress' ? { connection: 1, chainNode: framing.chainNodes } : {}),
  };
  items.push(...assembly.egressByProcess.map((part) => ({ part, units: egress })));
  return items;
}
