import type { Evidence, JudgedFinding, Verdict } from '@hopwise/calibration';
import { formatNumber } from './format.ts';
import { formatFigure } from './study-figure.ts';
import { wrap } from './wrap.ts';

const verdictNames: Readonly<Record<Verdict, string>> = {
  reproduced: 'reproduced',
  'not-reproduced': 'NOT REPRODUCED',
  'not-testable': 'not testable',
};

/** What a study found, each with the verdict and what speaks for and against it. */
export const studyFindingsReport = (findings: readonly JudgedFinding[]): string =>
  ['Findings', ...findings.map(findingText)].join('\n');

const findingText = ({ statement, verdict, reason, evidence }: JudgedFinding): string =>
  [
    `- ${wrap(`${verdictNames[verdict]}: ${statement}`, 2)}`,
    ...(reason === null ? [] : [`    ${wrap(`${reason}.`, 4)}`]),
    ...evidence.map((each) => `    ${wrap(evidenceText(each), 4)}`),
  ].join('\n');

function evidenceText(evidence: Evidence): string {
  const { what, predicted, published, unit, expected, holds } = evidence;
  const shown = (value: number): string =>
    unit === 'ratio' || unit === 'count' ? formatNumber(value) : formatFigure(value, unit);
  const found = predicted === null ? '' : `: ${shown(predicted)}`;
  const stated = published === null ? '' : `, published ${shown(published)}`;
  return `${holds ? 'yes' : 'no '} ${what}${found}${stated} (expected ${expectedText(expected, shown)})`;
}

function expectedText(
  { atLeast, atMost, oneOf }: Evidence['expected'],
  shown: (value: number) => string,
): string {
  if (oneOf !== undefined) return oneOf.join(' or ');
  if (atLeast === undefined) return `at most ${shown(atMost ?? Infinity)}`;
  return atMost === undefined
    ? `at least ${shown(atLeast)}`
    : `${shown(atLeast)} to ${shown(atMost)}`;
}
