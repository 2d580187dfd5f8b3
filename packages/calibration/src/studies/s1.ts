import { s1ClearFindings } from './s1-clear-findings.ts';
import { s1EncryptedFindings } from './s1-encrypted-findings.ts';
import { s1Tests } from './s1-tests.ts';
import type { Study } from './study.ts';

/** CNI benchmark on 100 Gbit/s. */
export const s1: Study = {
  id: 'S1',
  title: 'Cilium CNI benchmark, May 2021',
  sources: ['cilium-2021'],
  tests: s1Tests,
  findings: [...s1ClearFindings, ...s1EncryptedFindings],
};
