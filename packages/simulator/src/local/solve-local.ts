import type { End } from '@hopwise/datapath';
import type { StreamPoint } from '../analytic-stream.ts';
import { localCopySlowdown } from '../memory.ts';
import type { Platform } from '../platform.ts';
import type { Ceiling } from '../stream-model.ts';
import type { StreamParts } from '../stream-parts.ts';
import { type LocalPace, localPace } from './local-pace.ts';
import { type LocalUnit, type LocalWork, localWork, nominalNs } from './local-work.ts';

/** What a transfer within a node is solved with, besides its costs and its platform. */
export interface LocalSetup {
  /** Writers, each with a reader of its own. */
  readonly pairs: number;
  readonly sendBytes: number;
  /** Slow-down of the clock with all processes at work [ratio]. */
  readonly clock: number;
}

/** The iteration has settled when slow-downs move by less [ratio]. */
const settled = 1e-9;
const stepsMax = 60;

/**
 * Solves transfers between processes of one machine.
 *
 * No line paces them and no interrupt batches them: skbs go as large as TCP makes them, and a pair is as
 * fast as the busier of its two cores, or as CPUs are there.
 */
export function solveLocal(
  parts: StreamParts,
  platform: Platform,
  { pairs, sendBytes, clock }: LocalSetup,
): StreamPoint {
  const { logicalCpus, smtSlowdown } = platform;
  const unit = localUnit(platform, sendBytes);
  const processes = 2 * pairs;
  const besideOthers = sharedCores(processes, platform);
  const isCrowded = processes > logicalCpus;
  /** A writer sleeps until a third of its buffer is free. */
  const wakeable = Math.min(1, (3 * unit.bytes) / platform.sendBufferBytes);
  let woken: Readonly<Record<End, number>> = { client: 0, server: 0 };
  let slowdown = clock;
  let goodput = 0;
  /** Once windows have filled they are out of the cache, and stay so. */
  let isFull = false;
  for (let step = 0, change = 1; step < stepsMax && change > settled; step++) {
    const copying = localCopySlowdown(platform, pairs, goodput, isFull);
    const times = timesOf(localWork(parts, unit, woken, copying));
    const pace = localPace(times);
    const total = times.writer + times.pass + times.reader;
    const before = goodput;
    isFull ||= pace.isReaderFull && !isCrowded;
    const possible = (unit.bytes / slowdown) * Math.min(pairs / pace.periodNs, logicalCpus / total);
    // Halfway, on a log scale: a memory that seems full would swing between too much and too little.
    goodput = before === 0 ? possible : Math.sqrt(before * possible);
    const cores = (goodput * total * slowdown) / unit.bytes;
    const busy = Math.min(1, cores / Math.min(processes, logicalCpus));
    slowdown = clock * (1 + (smtSlowdown - 1) * besideOthers * busy);
    woken = {
      client: pace.isReaderFull ? wakeable : 0,
      // Where processes share CPUs, a reader has read everything when its turn ends.
      server: isCrowded ? 1 : pace.isReaderFull ? 0 : sleeping(times, pace, woken.server, parts),
    };
    change = Math.abs(goodput - before) / goodput;
  }
  const copying = localCopySlowdown(platform, pairs, goodput, isFull);
  const work = localWork(parts, unit, woken, copying);
  const { ceilings, utilisation } = limits(work, { pairs, platform, slowdown, unit, goodput });
  return {
    goodput,
    aggregateBytes: unit.bytes,
    slowdown: { client: slowdown, server: slowdown },
    utilisation: { client: utilisation, server: utilisation },
    copying,
    entries: [...work.writer, ...work.pass, ...work.reader],
    ceilings,
  };
}

/** Share of processes whose core another one is on too: they are spread over cores first. */
function sharedCores(
  processes: number,
  { logicalCpus, threadsPerCore }: Pick<Platform, 'logicalCpus' | 'threadsPerCore'>,
): number {
  const cores = logicalCpus / threadsPerCore;
  return Math.min(1, (2 * Math.max(0, processes - cores)) / processes);
}

/** An skb as large as TCP makes it. */
export const localUnit = (
  { aggregateMaxBytes, mss }: Pick<Platform, 'aggregateMaxBytes' | 'mss'>,
  sendBytes: number,
): LocalUnit => ({
  bytes: aggregateMaxBytes,
  segments: aggregateMaxBytes / mss,
  calls: aggregateMaxBytes / sendBytes,
});

const timesOf = ({ writer, pass, reader }: LocalWork) => ({
  writer: nominalNs(writer),
  pass: nominalNs(pass),
  reader: nominalNs(reader),
});

/** Share of skbs that find the reader asleep: it is busy for the rest, also with waking up. */
function sleeping(
  { reader }: { readonly reader: number },
  { periodNs }: LocalPace,
  woken: number,
  { read }: StreamParts,
): number {
  const once = { visit: 1, idle: 1, wake: 1 };
  const wakingNs = nominalNs(read.map((part) => ({ end: 'server', part, units: once })));
  const steady = reader - woken * wakingNs;
  return Math.max(0, periodNs - steady) / (periodNs + wakingNs);
}

function limits(
  work: LocalWork,
  {
    pairs,
    platform,
    slowdown,
    unit,
    goodput,
  }: {
    readonly pairs: number;
    readonly platform: Platform;
    readonly slowdown: number;
    readonly unit: LocalUnit;
    readonly goodput: number;
  },
): { readonly ceilings: readonly Ceiling[]; readonly utilisation: number } {
  const times = timesOf(work);
  const { isReaderFull } = localPace(times);
  const perByte = slowdown / unit.bytes;
  const writerNs = (times.writer + (isReaderFull ? 0 : times.pass)) * perByte;
  const readerNs = (times.reader + (isReaderFull ? times.pass : 0)) * perByte;
  const totalNs = writerNs + readerNs;
  return {
    utilisation: (goodput * totalNs) / platform.logicalCpus,
    ceilings: [
      { resource: 'client process core', goodput: pairs / writerNs },
      { resource: 'server process core', goodput: pairs / readerNs },
      { resource: 'client cpu', goodput: platform.logicalCpus / totalNs },
    ],
  };
}
