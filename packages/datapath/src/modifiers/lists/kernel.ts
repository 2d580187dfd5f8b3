import type { Modifier } from '../../modifier.ts';
import { notrack } from '../notrack.ts';

/** Settings of the kernel. */
export const kernelModifiers: readonly Modifier[] = [notrack];
