import type { JudgedStudy } from '@hopwise/calibration';
import { formatCount } from './format.ts';
import { studyFindingsReport } from './study-findings-report.ts';
import { studyTestReport } from './study-test-report.ts';
import { wrap } from './wrap.ts';

/** Studies for a person to read: each test's figures, then each finding with its verdict. */
export const studiesReport = (
  studies: readonly JudgedStudy[],
  solver: 'events' | 'analytic',
): string =>
  [
    ...studies.map((study) => oneStudy(study, solver)),
    ...(studies.length > 1 ? [totals(studies)] : []),
  ].join('\n\n\n');

const oneStudy = (study: JudgedStudy, solver: 'events' | 'analytic'): string =>
  [
    heading(study, solver),
    ...study.tests.map(studyTestReport),
    studyFindingsReport(study.findings),
    countsOf(study),
  ].join('\n\n');

const heading = (
  { id, title, sources, tests, findings }: JudgedStudy,
  solver: 'events' | 'analytic',
): string =>
  [
    wrap(
      `${id}. ${title} (${sources.join(', ')}): ${formatCount(tests.length, 'test')}, ${formatCount(findings.length, 'finding')}.`,
    ),
    wrap(
      solver === 'events'
        ? 'Simulated.'
        : 'In closed form, and simulated where a test says so (percentiles, contention).',
    ),
    'Error: (predicted - published) / published. Rows: fit, the fit saw it; held out, nothing did; seen,',
    'an assumption was chosen with it in view; not fitted, no score counts it.',
  ].join('\n');

const countsOf = ({ id, counts, findings }: JudgedStudy): string =>
  `${id}: ${counts.reproduced} of ${findings.length} findings reproduced, ${counts.notReproduced} not reproduced, ${counts.notTestable} not testable.`;

const totals = (studies: readonly JudgedStudy[]): string => studies.map(countsOf).join('\n');
