import { fittedCosts, type StudyFit } from '@hopwise/calibration';
import { formatCosts, type ParsedCosts, parseCosts } from '@hopwise/dataset';
import type { DataFolder } from './files.ts';
import { fitDifferences } from './fit-differences.ts';
import { type FitRecord, fitRecord } from './fit-record.ts';

/** What became of a fit. */
export type FitOutcome = 'written' | 'refused' | 'same' | 'different';

export const exitCodes: Readonly<Record<FitOutcome, number>> = {
  written: 0,
  same: 0,
  different: 1,
  refused: 3,
};

/** A fit, and what was done with it. */
export interface FitConclusion {
  readonly outcome: FitOutcome;
  /** Why it was refused, or what differs. */
  readonly reasons: readonly string[];
  readonly record: FitRecord;
  /** Files that were written or compared. */
  readonly files: readonly string[];
}

/** Writes a fit that can be trusted, or compares it with the one that is there. */
export function concludeFit(
  fitted: StudyFit,
  priors: ParsedCosts,
  { check, data }: { readonly check: boolean; readonly data: DataFolder },
): FitConclusion {
  const text = formatCosts(fittedCosts(priors, fitted));
  // Read as it will be read: the record is of what stands in the file.
  const table = parseCosts(text, `${fitted.hardware}.csv`);
  const record = fitRecord(fitted, table.hash);
  const doubts = doubtsAbout(record);
  if (doubts.length > 0) return { outcome: 'refused', reasons: doubts, record, files: [] };
  if (!check) {
    const texts = { costs: text, record: `${JSON.stringify(record, null, 2)}\n` };
    const files = data.writeFit(fitted.hardware, texts);
    return { outcome: 'written', reasons: [], record, files };
  }
  const committed = data.committedFit(fitted.hardware);
  const reasons =
    committed === null
      ? [`nothing is fitted for ${fitted.hardware} yet`]
      : fitDifferences(committed, { costs: table.costs, record });
  const outcome = reasons.length === 0 ? 'same' : 'different';
  return { outcome, reasons, record, files: committed?.files ?? [] };
}

const doubtsAbout = ({ converged, factors }: FitRecord): readonly string[] => [
  ...(converged ? [] : ['the fit did not converge']),
  ...factors
    .filter(({ atBound }) => atBound)
    .map(
      ({ name, value, z }) =>
        `factor ${name} is at its bound: ${value}, ${Math.round(Math.abs(z))} widths of its prior`,
    ),
];
