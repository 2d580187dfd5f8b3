import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { meetsNeeds } from '@hopwise/dataset';
import type { ExplorerModel } from '../../model/explorer-model.ts';
import type { CompareState } from './state.ts';
import { testRows, withKnownTest } from './test-rows.ts';

/** The study and rows that a state stands for, and the state as it can be shown. */
export interface Shown {
  readonly study: StudyComparison;
  readonly state: CompareState;
  readonly rows: readonly StudyRow[];
  /** Rows of the test whose product is not known to have what is asked for. */
  readonly leftOutCount: number;
  /** The machine of the study, where the page knows it. */
  readonly hardware: Hardware | undefined;
}

/** Studies that were made on a machine; all of them where none is asked for. */
export const studiesOn = (
  comparisons: readonly StudyComparison[],
  hardware: string,
): readonly StudyComparison[] =>
  comparisons.filter((each) => hardware === '' || each.hardware === hardware);

/** Null where there is no study at all. */
export function shownOf(
  { comparisons, capabilities, platforms }: ExplorerModel,
  asked: CompareState,
): Shown | null {
  const [hardware, studies] =
    studiesOn(comparisons, asked.hardware).length > 0
      ? [asked.hardware, studiesOn(comparisons, asked.hardware)]
      : ['', comparisons];
  const named = studies.find((each) => each.study === asked.study);
  const study = named ?? studies[0];
  if (study === undefined) return null;
  const isKnown = hardware === asked.hardware && (named !== undefined || asked.study === '');
  const state = withKnownTest(
    study,
    isKnown ? asked : { ...asked, hardware, study: named?.study ?? '' },
  );
  const all = testRows(study, state);
  // The host's own network is no product: it stays, to compare with.
  const rows = all.filter(
    ({ datapath }) => datapath === 'host' || meetsNeeds(datapath, state.needs, capabilities),
  );
  const machine = platforms.find((each) => each.hardware.id === study.hardware)?.hardware;
  return { study, state, rows, leftOutCount: all.length - rows.length, hardware: machine };
}
