import { type IntervalsOf, intervalsOn } from '@hopwise/calibration';
import type { DataFolder, Platform } from './files.ts';

/** Machines that are drawn for intervals: enough for their outer quantiles to be steady to some 5 %. */
const sampleCount = 64;

/** Intervals of predictions on a machine, as its costs and the data folder leave them possible. */
export const platformIntervals = (
  { hardware, costs }: Platform,
  data: Pick<DataFolder, 'spreads'>,
  seed: number,
): IntervalsOf =>
  intervalsOn({
    platform: {
      hardware,
      posterior: costs.posterior,
      isTransferred: costs.kind === 'transferred',
    },
    ...data.spreads(),
    seed,
    sampleCount,
  });
