import { type Check, finite, listOf, nullable, oneOf, record, text, truth } from './check.ts';

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A held-out figure beside its prediction, as `hopwise evaluate --json` writes it. */
export interface EvaluatedRow {
  readonly id: string;
  readonly fold: string;
  readonly role: 'held-out' | 'seen';
  readonly system: string;
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly test: {
    readonly source: string;
    readonly workload: string;
    readonly processes: number;
    readonly path: string;
  };
  readonly figure: string;
  readonly measured: number;
  readonly predicted: number;
  readonly error: number;
  readonly interval50: Interval | null;
  readonly interval90: Interval | null;
}

interface EvaluationTarget {
  readonly rows: string;
  readonly rowCount: number;
  readonly mdape: number | null;
  readonly mdapeTarget: number | null;
  readonly p90: number | null;
  readonly p90Target: number | null;
  readonly kendallTau: number | null;
  readonly kendallTauTarget: number | null;
  readonly isMet: boolean | null;
}

/** What the page reads of the output of `hopwise evaluate --json`. */
export interface EvaluationFile {
  readonly format: 'hopwise/evaluation@1';
  readonly evaluations: readonly {
    readonly id: string;
    readonly title: string;
    readonly targets: readonly EvaluationTarget[];
    readonly rows: readonly EvaluatedRow[];
  }[];
}

const interval = nullable(record({ low: finite, high: finite }));
const maybe = nullable(finite);

export const evaluationCheck: Check = record({
  format: oneOf('hopwise/evaluation@1'),
  evaluations: listOf(
    record({
      id: text,
      title: text,
      targets: listOf(
        record({
          ...{ rows: text, rowCount: finite, isMet: nullable(truth) },
          ...{ mdape: maybe, mdapeTarget: maybe, p90: maybe, p90Target: maybe },
          ...{ kendallTau: maybe, kendallTauTarget: maybe },
        }),
      ),
      rows: listOf(
        record({
          ...{ id: text, fold: text, system: text, datapath: text, figure: text },
          role: oneOf('held-out', 'seen'),
          modifiers: listOf(text),
          test: record({ source: text, workload: text, processes: finite, path: text }),
          ...{ measured: finite, predicted: finite, error: finite },
          ...{ interval50: interval, interval90: interval },
        }),
      ),
    }),
  ),
});
