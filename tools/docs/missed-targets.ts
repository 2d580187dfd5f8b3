import { type Accuracy, targetOf } from '@hopwise/calibration';
import { percent, testName } from './format.ts';

/** One sentence for each target that is not met. */
export const missedTargets = (accuracy: readonly Accuracy[]): readonly string[] =>
  accuracy.flatMap((row) => {
    const target = targetOf(row);
    if (target === undefined) return [];
    const place = `${testName(row.workload)}, ${row.role === 'fit' ? 'in-sample' : 'held out'}`;
    return [
      ...tooFar(`${place}: rates`, row.rateMdape, target.rateMdape),
      ...tooFar(`${place}: CPU`, row.cpuMdape, target.cpuMdape),
      ...tooLow(`${place}: order of the rates`, row.rateKendallTau, target.rateKendallTau),
    ];
  });

const tooFar = (what: string, value: number | null, limit: number): readonly string[] =>
  value === null || value <= limit
    ? []
    : [
        `${what} are ${percent(value)} off, the target is ${percent(limit)}`.replace(
          'CPU are',
          'CPU is',
        ),
      ];

const tooLow = (what: string, value: number | null, limit: number | null): readonly string[] =>
  value === null || limit === null || value >= limit
    ? []
    : [`${what} has tau ${value.toFixed(2)}, the target is ${limit}`];
