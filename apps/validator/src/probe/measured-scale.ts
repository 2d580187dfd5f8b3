import type { CostScale, Hardware, Sourced } from '@hopwise/datapath';
import type { ProbeFigureId } from './figures.ts';
import type { Probe } from './probe.ts';
import { rounded } from './sourced-figure.ts';

/** A machine whose costs are known, and what a probe said of it. */
export interface ProbedReference {
  readonly hardware: Hardware;
  readonly probe: Probe;
}

type Class = Exclude<keyof CostScale, 'reference'>;

/** What stands for a class of work: the first that both machines have; all of them are its range. */
const evidence = {
  instruction: ['loopbackRrPerS', 'syscallNs', 'switchNs'],
  copy: ['copyCachedNsPerByte', 'copyMemoryNsPerByte'],
  crypto: ['aesGcmNsPerByte', 'chachaNsPerByte'],
  wakeup: ['handoverNs'],
  // Nothing that a program can do takes an interrupt of a device: kernel work has to stand for it.
  interrupt: ['loopbackRrPerS', 'syscallNs', 'switchNs'],
} as const satisfies Readonly<Record<Class, readonly ProbeFigureId[]>>;

/** Classes of which one figure is no better than the other: the middle of both counts. */
const averaged: readonly Class[] = ['copy', 'crypto'];

/**
 * How much dearer work is on a machine than on another one, by what probes measured on both.
 *
 * @returns the scale, or the figures that one of the two lacks
 */
export function measuredScale(
  probe: Probe,
  reference: ProbedReference,
): CostScale | { readonly lacks: readonly string[] } {
  const classes = Object.keys(evidence) as readonly Class[];
  const found = classes.map((name) => [name, classRatio(name, probe, reference)] as const);
  const lacks = found.flatMap(([name, ratio]) =>
    ratio === null ? [`costScale.${name} (needs ${evidence[name].join(' or ')} of both)`] : [],
  );
  if (lacks.length > 0) return { lacks };
  const scale = Object.fromEntries(found) as Readonly<Record<Class, Sourced>>;
  const below = reference.hardware.costScale;
  return { reference: below?.reference ?? reference.hardware.id, ...scale };
}

function classRatio(name: Class, probe: Probe, { hardware, probe: other }: ProbedReference) {
  const ratios = evidence[name].flatMap((figure) => {
    const ratio = costRatio(figure, probe, other);
    return ratio === null ? [] : [{ figure, ...ratio }];
  });
  const [first] = ratios;
  if (first === undefined) return null;
  const isAveraged = averaged.includes(name);
  const value = isAveraged
    ? Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio.value), 0) / ratios.length)
    : first.value;
  const range = {
    value,
    low: Math.min(...ratios.map(({ low }) => low)),
    high: Math.max(...ratios.map(({ high }) => high)),
  };
  return scaled(range, {
    below: hardware.costScale?.[name] ?? null,
    source: `probes of both machines: ${ratios.map(({ figure }) => figure).join(', ')}, against ${hardware.id}`,
    isMeasured: name !== 'interrupt',
  });
}

/** Cost here over cost there, with the extremes of both sets of repeats; null if one has none. */
function costRatio(figure: ProbeFigureId, probe: Probe, other: Probe) {
  const [here, there] = [probe.measured[figure], other.measured[figure]];
  if (here === undefined || there === undefined) return null;
  const ratio = {
    value: here.value / there.value,
    low: here.low / there.high,
    high: here.high / there.low,
  };
  const isRate = figure.endsWith('PerS');
  return isRate ? { value: 1 / ratio.value, low: 1 / ratio.high, high: 1 / ratio.low } : ratio;
}

interface Scaling {
  /** How the reference's own costs come from those of a third machine. */
  readonly below: Sourced | null;
  readonly source: string;
  readonly isMeasured: boolean;
}

function scaled(
  ratio: { readonly value: number; readonly low: number; readonly high: number },
  { below, source, isMeasured }: Scaling,
): Sourced {
  const { value, low, high } = below ?? { value: 1, low: 1, high: 1 };
  return {
    ...rounded({
      value: ratio.value * value,
      low: ratio.low * low,
      high: ratio.high * high,
    }),
    unit: 'ratio',
    basis: below === null && isMeasured ? 'measured' : 'derived',
    source: below === null ? source : `${source}, times what that machine itself is scaled by`,
  };
}
