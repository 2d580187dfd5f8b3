import type { RunEvent } from '@hopwise/validator';

/** One line on how far a run is and what it does. */
export function progressText({ entry, progress }: RunEvent): string {
  const { doneCount, caseCount, sampleCount, secondsLeft } = progress;
  const { least, most } = secondsLeft;
  const left = least === most ? minutes(least) : `${minutes(least)} to ${minutes(most)}`;
  const doing = entry.kind === 'sample' ? `${entry.datapath} ${entry.test}, ` : '';
  return `${doing}${doneCount} of ${caseCount} cases done, ${sampleCount} samples, ${left} left`;
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
