import { medianInterval } from '@hopwise/stats';
import type { RecordedRun, RunResult } from '@hopwise/validator';
import { formatCount } from './format.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';
import { mainFigures } from '../validate/main-figures.ts';

const ends = {
  finished: 'is finished',
  cancelled: 'was ended by Ctrl-C; --resume goes on with it',
  lost: 'lost a node; --resume goes on with it',
  blocked: 'did not begin: the nodes are not fit for it',
  failed: 'failed; --resume goes on with it',
} as const;

/** How a run ended and what it measured, for a person to read. */
export function runReport(
  { state, message, folder, sampleCount, wasTorn }: RunResult,
  recorded: RecordedRun,
): string {
  const rows = mainFigures(recorded).map(({ datapath, test, unit, values, failed }) => {
    const interval = medianInterval(values, 0.9);
    const number = (value: number | undefined): string =>
      value === undefined ? '-' : String(Number(value.toPrecision(4)));
    return [
      datapath,
      test,
      ...[interval?.median ?? values[0], interval?.low, interval?.high].map(number),
      unit,
      `${values.length}${failed === 0 ? '' : `, ${failed} failed`}`,
    ];
  });
  return [
    `The run in ${folder} ${ends[state]} (${formatCount(sampleCount, 'sample')}).`,
    ...(message === '' ? [] : [message]),
    ...(rows.length === 0
      ? []
      : [table(['Datapath', 'test', 'median>', '90 % from>', 'to>', 'unit', 'samples'], rows)]),
    [
      ...(wasTorn ? ['The end of its journal was torn off by a crash and cut away.'] : []),
      ...recorded.entries.flatMap((entry) =>
        entry.kind === 'refused' ? [wrap(`Not measured: ${entry.datapath}: ${entry.why}`)] : [],
      ),
      ...recorded.doubts.map((doubt) => wrap(`Doubt: ${doubt}`)),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
