import type { ReportRow } from '../validate/report-rows.ts';
import type { Block } from './blocks.ts';
import { blockHtml, blocksHtml } from './blocks-html.ts';
import { measuredChart } from './measured-chart.ts';

/** The report of a run as a page, with its picture before the table. */
export function measuredHtml(
  title: string,
  blocks: readonly Block[],
  rows: readonly ReportRow[],
): string {
  const parts = blocks.flatMap((block) =>
    block.kind === 'table' ? [measuredChart(rows), blockHtml(block)] : [blockHtml(block)],
  );
  return blocksHtml(title, parts);
}
