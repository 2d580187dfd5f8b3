import { s2Findings2019 } from './s2-findings-2019.ts';
import { s2Findings2024 } from './s2-findings-2024.ts';
import { s2Tests2019 } from './s2-tests-2019.ts';
import { s2Tests2024 } from './s2-tests-2024.ts';
import type { Study } from './study.ts';

/** Kubernetes network plugins, on 10 Gbit/s in 2019 and on 40 Gbit/s in 2024. */
export const s2: Study = {
  id: 'S2',
  title: 'Kubernetes network plugins, 2019 and 2024',
  sources: ['ducastel-2019', 'infrabuilder-2024-01'],
  tests: [...s2Tests2019, ...s2Tests2024],
  findings: [...s2Findings2019, ...s2Findings2024],
};
