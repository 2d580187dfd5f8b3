import { metrics } from '@hopwise/dataset';
import type { RecordedRun } from '@hopwise/validator';

/** What a case of a run is about, sample by sample. */
export interface MainFigure {
  readonly datapath: string;
  readonly test: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** Samples that gave none. */
  readonly failed: number;
}

const rates = ['rr_per_s', 'crr_per_s', 'throughput_bps'] as const;

/** The rates of a run, datapath by datapath and test by test. */
export const mainFigures = ({ plan, cases, samples }: RecordedRun): readonly MainFigure[] =>
  plan.datapaths.flatMap(({ id }) =>
    cases.flatMap((test) => {
      const own = samples.filter((one) => one.datapath === id && one.test === test.id);
      const found = own.flatMap(({ outcome }) => {
        if (outcome.kind !== 'measured') return [];
        const rate = outcome.figures.find(({ metric }) => rates.some((one) => one === metric));
        return rate === undefined ? [] : [rate];
      });
      const [first] = found;
      if (first === undefined && own.length === 0) return [];
      return [
        {
          datapath: id,
          test: test.id,
          unit: first === undefined ? '' : metrics[first.metric].unit,
          values: found.map(({ value }) => value),
          failed: own.length - found.length,
        },
      ];
    }),
  );
