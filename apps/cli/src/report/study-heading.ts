import type { StudyComparison } from '@hopwise/calibration';
import type { ComparedStudy } from '../study-comparison.ts';
import { formatCount } from './format.ts';
import { pathName } from './names.ts';
import { titleOf } from './rows-of-test.ts';
import { wrap } from './wrap.ts';

/** What the tables of a study show, in words that a stranger can check them with. */
export function studyHeading({ comparison, isFromCache }: ComparedStudy): string {
  const { study, hardware, rows, solver } = comparison;
  const how = solver === 'events' ? 'simulated' : 'in closed form';
  return [
    wrap(
      `Study ${study} on ${hardware}: ${formatCount(rows.length, 'scenario')}, ${how}${isFromCache ? ' (from cache)' : ''}, beside what was published.`,
    ),
    ...roleLines,
    ...(solver === 'events' ? intervalLines : []),
    ...notCompared(rows),
  ].join('\n');
}

const roleLines = [
  'TCP_STREAM: bulk transfer. TCP_RR: request, response. TCP_CRR: connect, request, response, close.',
  'Error: (predicted - published) / published. The rows:',
  '  fit           costs may be fitted to this row, so a small error proves little',
  '  held out      no fit saw this row: its error is the accuracy',
  '  seen          no fit saw it, but an assumption of the model was chosen with it in view',
  '  not compared  nothing valid was published of it',
  'Mechanisms, and a few costs whose source says so, were chosen by people who knew the whole study:',
  'one that they did not know is a harder test.',
];

const intervalLines = [
  'Intervals: 95 %, of the simulation only: how far its finite length leaves the mean open. They do',
  'not hold what is unknown about the costs, which is far more.',
];

/** Each row that has nothing to stand beside, and why. */
const notCompared = (rows: StudyComparison['rows']): readonly string[] =>
  rows
    .filter(({ role }) => role === 'not-compared')
    .map((row) => {
      const name = pathName(row.datapath, row.modifiers);
      return wrap(`Not compared: ${name}, ${titleOf([row])}: ${row.reason}.`);
    });
