import type { Context, End } from '@hopwise/datapath';
import type { Part, StageCost } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import type { Leg } from '../legs.ts';
import { type Coefficients, charges, sumCoefficients, timeOf, type Units } from '../units.ts';

/** Something that is done over and over with the same units. */
export interface Work {
  readonly entries: readonly Entry[];
  /** On the datagram's path, and after it [ns at the cost table's clock]. */
  readonly onPathNs: number;
  readonly tailNs: number;
}

/** Prices parts of one end for these units. */
export function workOf(end: End, parts: readonly Part[], units: Units): Work {
  let onPathNs = 0;
  let tailNs = 0;
  for (const part of parts) {
    onPathNs += timeOf(part.onPath, units);
    tailNs += timeOf(part.tail, units);
  }
  return { entries: parts.map((part) => ({ end, part, units })), onPathNs, tailNs };
}

/** Several kinds of work that are always done together. */
export const together = (...works: readonly Work[]): Work => ({
  entries: works.flatMap(({ entries }) => entries),
  onPathNs: works.reduce((sum, work) => sum + work.onPathNs, 0),
  tailNs: works.reduce((sum, work) => sum + work.tailNs, 0),
});

export const wholeNs = ({ onPathNs, tailNs }: Work): number => onPathNs + tailNs;

/** The work as often as it is done per operation. */
export const entriesTimes = ({ entries }: Work, times: number): readonly Entry[] =>
  entries.map(({ end, part, units }) => ({
    end,
    part,
    units: Object.fromEntries(charges.map((charge) => [charge, (units[charge] ?? 0) * times])),
  }));

/** The parts with only those of their stages that are wanted. */
export const withStages = (
  parts: readonly Part[],
  isWanted: (stage: StageCost) => boolean,
): readonly Part[] =>
  parts.map((part) => {
    const stages = part.stages.filter(isWanted);
    const priceOf = (onPath: boolean): Coefficients =>
      sumCoefficients(
        stages.filter((stage) => stage.onPath === onPath).map(({ terms }) => coefficientsOf(terms)),
      );
    return { ...part, stages, onPath: priceOf(true), tail: priceOf(false) };
  });

const coefficientsOf = (terms: StageCost['terms']): Coefficients => ({
  ...sumCoefficients([]),
  ...Object.fromEntries(terms),
});

/** Work of a leg that datagrams are handed over to. */
export interface HandedWork {
  readonly server: Leg['server'];
  /** Context that its first stage runs in. */
  readonly context: Context;
  readonly each: Work;
  /** Paid when the leg's core had nothing to do. */
  readonly start: Work;
}
