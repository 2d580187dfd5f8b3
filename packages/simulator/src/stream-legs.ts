import type { End } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Entry } from './ledger.ts';
import type { Batch } from './stream-batch.ts';
import type { HandedLeg, StreamParts } from './stream-parts.ts';
import { wholeCost } from './stream-times.ts';
import type { Coefficients, Units } from './units.ts';

/** What one kind of skb makes a core do that it was handed to. */
interface HandedWork {
  readonly end: End;
  readonly server: HandedLeg['server'];
  readonly core: string;
  /** Data, which may be cut into segments, or ACKs. */
  readonly isData: boolean;
  /** Whose process TCP may wake at the end of it. */
  readonly wakes: End | null;
  readonly parts: readonly Part[];
  readonly cost: Coefficients;
}

/** Everything that one server of one end does for the aggregates of a transfer. */
export interface HandedServer {
  readonly end: End;
  readonly server: HandedLeg['server'];
  readonly core: string;
  readonly works: readonly HandedWork[];
}

/** How busy a server is, and how long it takes. */
export interface ServerLoad {
  readonly handed: HandedServer;
  /** Time per byte of goodput before the machine's slow-down [ns/byte]. */
  readonly nsPerByte: number;
  /** Times that it is entered per aggregate and kind of skb, and from idle. */
  readonly entered: number;
  /** Cores that it has. */
  readonly cores: number;
  /** Busy share of them. */
  readonly busy: number;
}

/** Cores of servers that have more than one. */
export interface LegCores {
  /** That get at least one flow from RPS. */
  readonly rps: number;
  /** Of the processes that read or send. */
  readonly rfs: number;
  readonly workqueue: number;
}

/** The servers of a transfer beyond its processes and receive queues. */
export function handedServers(parts: StreamParts): readonly HandedServer[] {
  const { handed, policyRules } = parts;
  const work = (fields: Omit<HandedWork, 'cost'>): HandedWork => ({
    ...fields,
    cost: wholeCost(fields.parts, policyRules),
  });
  const works = (
    end: End,
    legs: readonly HandedLeg[],
    isData: boolean,
    wakes: End | null,
  ): readonly HandedWork[] =>
    legs.map(({ server, core, parts }) => work({ end, server, core, isData, wakes, parts }));
  /** What TCP sends from where it received, if that is not the softirq of the queue. */
  const sentFrom = (
    end: End,
    received: readonly HandedLeg[],
    sent: readonly Part[],
    isData: boolean,
  ): readonly HandedWork[] => {
    const last = received.at(-1);
    if (last === undefined) return [];
    const { server, core } = last;
    return [work({ end, server, core, isData, wakes: null, parts: sent })];
  };
  const all = [
    ...works('client', handed.dataOut, true, null),
    ...works('client', handed.ackIn, false, 'client'),
    ...sentFrom('client', handed.ackIn, parts.dataOutBySoftirq, true),
    ...works('server', handed.dataIn, true, 'server'),
    ...sentFrom('server', handed.dataIn, parts.ackOut, false),
    ...works('server', handed.ackOut, false, null),
  ];
  const keyOf = ({ end, core }: HandedWork): string => `${end} ${core}`;
  return [...new Set(all.map(keyOf))].flatMap((key) => {
    const works = all.filter((each) => keyOf(each) === key);
    return works.slice(0, 1).map(({ end, server, core }) => ({ end, server, core, works }));
  });
}

/**
 * Load of a server. It is entered when an skb finds it idle: of `s` busy with skbs and `x` with being
 * entered by each, u = s + x (1 - u).
 *
 * @param goodput - Slowed down by the machine [byte/ns].
 * @param utilisation - Busy share of all CPUs of its end: what a work finds on the next of them.
 * @param process - Share of its core that a process keeps busy: what a work finds that RFS hands over.
 */
export function serverLoad(
  handed: HandedServer,
  { aggregate, segment, acks }: Batch,
  woken: Readonly<Record<End, number>>,
  {
    goodput,
    utilisation,
    process,
    cores,
  }: {
    readonly goodput: number;
    readonly utilisation: number;
    readonly process: number;
    readonly cores: LegCores;
  },
): ServerLoad {
  let steady = 0;
  let entering = 0;
  for (const { cost, isData, wakes } of handed.works) {
    steady += cost.skb * (isData ? 1 : acks) + cost.segment * (isData ? segment : acks);
    steady +=
      cost.byte * (isData ? aggregate : 0) + cost.wake * (wakes === null ? 0 : woken[wakes]);
    entering += cost.visit + cost.idle;
  }
  const count = coresOf(handed.server, cores);
  const perByte = goodput / aggregate / count;
  const own = Math.min(1, (perByte * (steady + entering)) / (1 + perByte * entering));
  const found = { workqueue: utilisation, rfs: own + process };
  const { server } = handed;
  const busyAlready = server === 'workqueue' || server === 'rfs' ? found[server] : own;
  const entered = 1 - Math.min(1, busyAlready);
  const nsPerByte = (steady + entering * entered) / aggregate;
  return { handed, nsPerByte, entered, cores: count, busy: (goodput * nsPerByte) / count };
}

const coresOf = (server: HandedLeg['server'], cores: LegCores): number =>
  server === 'rps' || server === 'rfs' || server === 'workqueue' ? cores[server] : 1;

/** Work per aggregate of a server; a core that polls does so while nothing comes. */
export function serverEntries(
  { handed, entered, busy }: ServerLoad,
  { aggregate, segment, acks }: Batch,
  woken: Readonly<Record<End, number>>,
  policyRules: number,
): readonly Entry[] {
  const times = handed.server === 'poll' && busy > 0 ? 1 / busy : 1;
  return handed.works.flatMap(({ end, parts, isData, wakes }) =>
    parts.map((part): Entry => {
      const segments = isData ? segment : acks;
      const skbs = isData && !part.isSegmented ? 1 : segments;
      const units: Units = {
        visit: entered * times,
        idle: entered * times,
        wake: (wakes === null ? 0 : woken[wakes]) * times,
        skb: skbs * times,
        rule: skbs * policyRules * times,
        segment: segments * times,
        byte: (isData ? aggregate : 0) * times,
      };
      return { end, part, units };
    }),
  );
}
