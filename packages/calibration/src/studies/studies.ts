import { s1 } from './s1.ts';
import { s2 } from './s2.ts';
import { s3 } from './s3.ts';
import { s4 } from './s4.ts';
import { s5 } from './s5.ts';
import type { Study } from './study.ts';

/** The studies whose tests can be run and whose findings can be checked. */
export const studies: readonly Study[] = [s1, s2, s3, s4, s5];
