import { formatMeasurements, labelledRows } from '@hopwise/dataset';
import type { Plan, PlannedDatapath } from '../plan/plan.ts';
import type { TestCase } from '../plan/test-case.ts';
import type { EntryOf, JournalEntry } from './journal-entry.ts';

/**
 * Rows of the data set from the samples of a run, datapath by datapath and case by case; those of
 * the baseline are no part of the matrix and left out.
 *
 * @param source - What the rows call their run.
 */
export function measurementsOf(
  entries: readonly JournalEntry[],
  {
    plan,
    source,
  }: {
    readonly plan: Pick<Plan, 'cases' | 'hardware'> & {
      readonly datapaths: readonly Pick<PlannedDatapath, 'id' | 'path'>[];
    };
    readonly source: string;
  },
): string {
  const samples = entries.filter((entry) => entry.kind === 'sample');
  const visits = entries.filter((entry): entry is EntryOf<'visit'> => entry.kind === 'visit');
  const rows = plan.datapaths.flatMap(({ id, path }) => {
    const mtu = visits.findLast((visit) => visit.datapath === id)?.mtu ?? null;
    const labels = { source, hardwareId: plan.hardware, system: id, systemVersion: '', path, mtu };
    return plan.cases.flatMap((test) =>
      samples
        .filter((one) => one.phase === 'matrix' && one.datapath === id && one.test === test.id)
        .flatMap(({ outcome }, index) =>
          // Numbered by sample and not by figure, so that the figures of one stay together.
          outcome.kind === 'measured'
            ? labelledRows(outcome.figures, { ...labels, run: runName(test, index + 1) })
            : [],
        ),
    );
  });
  return formatMeasurements(rows);
}

/** Both tools have a stream of the same size; netperf's is the plain one. */
const runName = ({ tool }: TestCase, number: number): string =>
  tool === 'netperf' ? String(number) : `${tool}-${number}`;
