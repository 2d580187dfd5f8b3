import type { Benchmark } from './benchmark.ts';
import type { Row } from './measure.ts';

/**
 * The results as text: one line per point, one column per contender. A peer's figure is followed by
 * how many times faster our first contender is.
 */
export function resultsTable(
  { title, unit, point, points }: Benchmark,
  rows: readonly Row[],
  own: readonly string[],
): string {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const [first = ''] = names;
  const at = (contender: string, where: number): number =>
    rows.find((row) => row.contender === contender && row.point === where)?.median ?? Number.NaN;
  const cell = (contender: string, where: number): string => {
    const rate = at(contender, where);
    if (own.includes(contender)) return rate.toFixed(2);
    return `${rate.toFixed(2)} (${(at(first, where) / rate).toFixed(1)}x)`;
  };
  const lines = [
    [point, ...names],
    ...points.map((where) => [
      where.toLocaleString('en'),
      ...names.map((contender) => cell(contender, where)),
    ]),
  ];
  const widths = [point, ...names].map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const text = lines.map((line) =>
    line.map((each, i) => each.padStart(widths[i] ?? 0)).join('   '),
  );
  return [`${title} [${unit}]`, ...text].join('\n');
}
