import {
  type FitPlatform,
  fitSplit,
  fitStudy,
  type StudyData,
  type StudyFit,
} from '@hopwise/calibration';

/** One fit to make, in any thread. */
export interface FitTask {
  readonly study: StudyData;
  /** Which rows may train; null: as the study's own split says. */
  readonly split: string | null;
  readonly platform: FitPlatform;
}

/** Fits without a pause: for a thread that has nothing else to do. */
export const fitTask = ({ study, split, platform }: FitTask): StudyFit =>
  split === null ? fitStudy(study, platform) : fitSplit(study, split, platform);
