import { type FitPlatform, fitStudy, type StudyData, type StudyFit } from '@hopwise/calibration';

/** One fit to make, in any thread. */
export interface FitTask {
  readonly study: StudyData;
  readonly platform: FitPlatform;
}

/** Fits without a pause: for a thread that has nothing else to do. */
export const fitTask = ({ study, platform }: FitTask): StudyFit => fitStudy(study, platform);
