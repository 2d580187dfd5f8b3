import type { Basis, Cost, CostParameter, CostTable } from '@hopwise/datapath';
import type { WalkedStage } from '@hopwise/simulator';

/** What a stage costs here, and how far that can be trusted. */
export interface CostInterval {
  /** If every coefficient were at its low end, or at its high end [ns]. */
  readonly low: number;
  readonly high: number;
  readonly bases: readonly Basis[];
  readonly sources: readonly string[];
}

/** The interval of a stage's time, from those of the coefficients that it is charged by. */
export function costInterval(
  { stage, terms, ns }: WalkedStage,
  { costs }: CostTable,
): CostInterval {
  const own = costs.filter(({ subject }) => subject === stage);
  const met: Cost[] = [];
  let [low, high] = [0, 0];
  for (const { charge, count, nsEach } of terms) {
    const name: CostParameter =
      `per${charge.charAt(0).toUpperCase()}${charge.slice(1)}` as CostParameter;
    const cost = own.find(({ parameter }) => parameter === name);
    if (cost === undefined || cost.value === 0) continue;
    met.push(cost);
    low += (count * nsEach * cost.low) / cost.value;
    high += (count * nsEach * cost.high) / cost.value;
  }
  return {
    low: met.length === 0 ? ns : low,
    high: met.length === 0 ? ns : high,
    bases: [...new Set(met.map(({ basis }) => basis))],
    sources: [...new Set(met.map(({ source }) => source))],
  };
}
