import type { SampleEntry } from '../run/journal-entry.ts';
import type { RecordedRun } from '../run/read-run.ts';
import { betterIs, type ComparedMetric, comparedFigures } from './compared-metrics.ts';
import {
  type ComparedSeries,
  comparedSeries,
  type Judgement,
  type Observation,
} from './compared-series.ts';

/** One side of a comparison: a run, or one datapath of it under the name of another. */
export interface ComparedSide {
  readonly run: RecordedRun;
  /** Only this datapath, and compared whatever the other is called; all by name if null. */
  readonly datapath: string | null;
}

/** One metric of one test on one datapath, on both sides. */
export interface ComparisonRow extends ComparedSeries {
  readonly datapath: string;
  readonly test: string;
  readonly metric: ComparedMetric;
}

/** A comparison of two runs, and what of them cannot be compared. */
export interface RunComparison {
  readonly rows: readonly ComparisonRow[];
  /** What one side has and the other has not. */
  readonly alone: readonly string[];
  /** What keeps the verdicts from being taken as they are. */
  readonly doubts: readonly string[];
}

/** Compares what two sides measured of the same, test by test. */
export function compareRuns(
  a: ComparedSide,
  b: ComparedSide,
  how: Pick<Judgement, 'level' | 'tolerance' | 'resolution'>,
): RunComparison {
  const [inA, inB] = [casesOf(a), casesOf(b)];
  // Rounds of one run interleave its datapaths: what drifts, drifts for both of a round.
  const isPaired = a.run.folder === b.run.folder;
  const rows = [...inA].flatMap(([key, first]) => {
    const second = inB.get(key);
    return second === undefined ? [] : rowsOf(first, second, { ...how, isPaired });
  });
  const missing = (from: typeof inA, to: typeof inA, side: string): readonly string[] =>
    [...from].flatMap(([key, { datapath, test }]) =>
      to.has(key) ? [] : [`${datapath} ${test} is in ${side} only`],
    );
  return {
    rows,
    alone: [...missing(inA, inB, a.run.name), ...missing(inB, inA, b.run.name)].toSorted(),
    doubts: doubtsOf(a.run, b.run),
  };
}

interface Case {
  readonly datapath: string;
  readonly test: string;
  readonly samples: readonly SampleEntry[];
}

function casesOf({ run, datapath }: ComparedSide): ReadonlyMap<string, Case> {
  const chosen = run.samples.filter((sample) => datapath === null || sample.datapath === datapath);
  const keys = chosen.map(({ datapath: id, test }) => ({ id, test }));
  return new Map(
    keys.map(({ id, test }) => [
      datapath === null ? `${id}\n${test}` : test,
      {
        datapath: id,
        test,
        samples: chosen.filter((sample) => sample.datapath === id && sample.test === test),
      },
    ]),
  );
}

function rowsOf(a: Case, b: Case, how: Omit<Judgement, 'better'>): readonly ComparisonRow[] {
  const datapath = a.datapath === b.datapath ? a.datapath : `${a.datapath} -> ${b.datapath}`;
  const of = ({ samples }: Case, metric: ComparedMetric): readonly Observation[] =>
    samples.flatMap((sample) => {
      const value = comparedFigures(sample).get(metric);
      return value === undefined ? [] : [{ round: sample.round, value }];
    });
  return (Object.keys(betterIs) as readonly ComparedMetric[]).flatMap((metric) => {
    const [first, second] = [of(a, metric), of(b, metric)];
    if (first.length === 0 && second.length === 0) return [];
    const compared = comparedSeries(first, second, { ...how, better: betterIs[metric] });
    return [{ datapath, test: a.test, metric, ...compared }];
  });
}

function doubtsOf(a: RecordedRun, b: RecordedRun): readonly string[] {
  const runs = a.folder === b.folder ? [a] : [a, b];
  const environments = runs.map(
    (run) => run.entries.find((entry) => entry.kind === 'environment')?.hash,
  );
  return [
    ...runs.flatMap(({ name, doubts }) => doubts.map((doubt) => `${name}: ${doubt}`)),
    ...(new Set(environments).size > 1
      ? ['the nodes of the two runs are not the same, or not set alike']
      : []),
  ];
}
