import type { Accuracy } from '@hopwise/calibration';
import { pathName, signedPercent } from './format.ts';

/** Mean signed error of each end, since one can cancel the other: `-17 % / +6.5 %`. */
export const cpuBias = ({ cpuClientBias, cpuServerBias }: Accuracy): string =>
  `${signedPercent(cpuClientBias)} / ${signedPercent(cpuServerBias)}`;

/** The figure that is missed most, and by how much. */
export function worstFigure({ worst }: Accuracy): string {
  if (worst === null) return '-';
  const { datapath, modifiers, figure, error } = worst;
  return `${pathName(datapath, modifiers)}, ${figure}: ${signedPercent(error)}`;
}
