import {
  evaluations,
  hasSeen,
  type SeenFigure,
  type Trial,
  trialsOf,
  type UseOf,
} from '@hopwise/calibration';
import { roleOf } from '@hopwise/dataset';
import type { DataFolder } from './files.ts';

/** What of the data folder's own measurements has shaped the committed costs. */
export interface OwnTrials {
  /** That a committed fit was made with. */
  readonly seenTrials: readonly Trial[];
  /** That a choice of the model was made with. */
  readonly chosenIds: ReadonlySet<string>;
  readonly seenFigures: readonly (SeenFigure & { readonly hardware: string })[];
  /** Rows of a publication that the folder knows are left out where its split leaves them out. */
  readonly useOf: UseOf;
}

export function ownTrials(data: DataFolder): OwnTrials {
  const studies = data.publishedIds.map((id) => data.study(id));
  const [{ systems, splits } = { systems: [], splits: [] }] = studies;
  const measurements = studies.flatMap((study) => study.measurements);
  const split = evaluations.find(({ id }) => id === 'datapath')?.split ?? '';
  const roleIn: UseOf = (row) => {
    const { role, reason } = roleOf(row, splits, split);
    return role === 'excluded' ? { role, reason } : { role };
  };
  const { trials } = trialsOf(measurements, systems, roleIn);
  const judged = new Set(splits.flatMap((rule) => (rule.split === split ? [rule.source] : [])));
  const seenFigures = data.hardwareIds.flatMap((hardware) =>
    (data.committedFit(hardware)?.record.residuals ?? []).map((each) => ({ hardware, ...each })),
  );
  return {
    useOf: (row) => {
      const use = judged.has(row.source) ? roleIn(row) : null;
      return use?.role === 'excluded' ? use : { role: 'held-out' };
    },
    seenFigures,
    seenTrials: trials
      .filter((trial) => isSeen(trial, seenFigures))
      .map((trial) => ({ ...trial, role: 'fit' })),
    chosenIds: new Set(trials.filter(({ role }) => role === 'seen').map(({ id }) => id)),
  };
}

const isSeen = (trial: Trial, figures: OwnTrials['seenFigures']): boolean =>
  hasSeen(
    trial,
    figures.filter(({ hardware }) => hardware === trial.scenario.hardware),
  );

/** What a fit or a choice saw proves nothing, whatever name or value it comes under now. */
export function withRole(trial: Trial, { seenTrials, seenFigures, chosenIds }: OwnTrials): Trial {
  const isKnown =
    chosenIds.has(trial.id) ||
    seenTrials.some(({ id }) => id === trial.id) ||
    isSeen(trial, seenFigures);
  return isKnown ? { ...trial, role: 'seen' } : trial;
}
