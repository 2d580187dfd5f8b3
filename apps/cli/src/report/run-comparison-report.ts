import type { ComparisonRow, RunComparison } from '@hopwise/validator';
import { formatCount } from './format.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What became better or worse from one run to another, for a person to read. */
export function runComparisonReport({ rows, alone, doubts }: RunComparison, level: number): string {
  const percent = (fraction: number | null | undefined): string =>
    fraction == null ? '-' : `${fraction > 0 ? '+' : ''}${(100 * fraction).toFixed(1)} %`;
  const cells = ({ datapath, test, metric, a, b, change, detectable, verdict }: ComparisonRow) => [
    datapath,
    test,
    metric,
    ...[a, b].map(({ median, count }) =>
      median === null ? '-' : `${Number(median.toPrecision(4))} (${count})`,
    ),
    ...[change?.estimate, change?.low, change?.high].map(percent),
    percent(detectable).replace('+', ''),
    verdict,
  ];
  const levelText = `${Number((100 * level).toFixed(1))} %`;
  const columns = [
    ...['Datapath', 'test', 'figure', 'A (samples)>', 'B (samples)>', 'change>'],
    ...[`${levelText} from>`, 'to>', 'detectable>', 'verdict'],
  ];
  const byChance = Math.round(rows.length * (1 - level));
  return [
    rows.length === 0 ? 'The two have no test in common.' : table(columns, rows.map(cells)),
    wrap(
      `${summary(rows)}. A change is a factor between medians; the interval is that of a rank test. Of ${formatCount(rows.length, 'comparison')} at ${levelText} about ${byChance} would differ by chance alone. "Detectable" is the least change that would have been seen four times of five.`,
    ),
    [
      ...alone.map((one) => `Not compared: ${one}`),
      ...doubts.map((one) => wrap(`Doubt: ${one}`)),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function summary(rows: readonly ComparisonRow[]): string {
  const verdicts = ['better', 'worse', 'no evidence', 'inconclusive'] as const;
  return verdicts
    .map((verdict) => `${verdict} ${rows.filter((row) => row.verdict === verdict).length}`)
    .join(', ');
}
