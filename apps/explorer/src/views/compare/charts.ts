import type { StudyRow } from '@hopwise/calibration';
import { drawCpuBars } from '../../charts/cpu-bars.ts';
import { drawRateBars } from '../../charts/rate-bars.ts';
import { markRow } from '../../charts/row-keys.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { datapathName, familyName, roleNames } from '../../names.ts';
import { cpuDetail, rateDetail } from '../../sentences/row-detail.ts';
import { rowId } from './test-rows.ts';
import { element } from '../../shell/element.ts';

const named = (row: StudyRow) => ({
  id: rowId(row),
  name: datapathName(row.datapath, row.modifiers),
  note: [familyName(row.datapath), roleNames[row.role]].filter(Boolean).join(', '),
});

/** Draws both charts of a test at the width that the page gives them. */
export function drawCharts(rows: readonly StudyRow[]): void {
  const rate = element<SVGSVGElement>('#rate-chart');
  const cpu = element<SVGSVGElement>('#cpu-chart');
  drawRateBars(
    rate,
    rows.map((row) => ({
      ...named(row),
      predicted: row.prediction.rate,
      published: row.published?.rate ?? null,
      unit: row.prediction.rate.unit,
      error: row.errors.rate,
    })),
    sizeOf(rate),
  );
  drawCpuBars(
    cpu,
    rows.map((row) => ({
      ...named(row),
      predicted: row.prediction.cpu,
      published: {
        client: row.published?.cpuClientCores ?? null,
        server: row.published?.cpuServerCores ?? null,
      },
      errors: { client: row.errors.cpuClient, server: row.errors.cpuServer },
    })),
    sizeOf(cpu),
  );
}

/** Whether marks move to where they are drawn next: after a choice they do, after a resize not. */
export function moveMarks(move: boolean): void {
  element('.charts').classList.toggle('moving', move);
}

/** Marks one row in both charts and says all about it under each. */
export function drawActiveRow(row: StudyRow | undefined): void {
  const id = row === undefined ? undefined : rowId(row);
  markRow(element('#rate-chart'), id);
  markRow(element('#cpu-chart'), id);
  element('#rate-detail').textContent = row === undefined ? '' : rateDetail(row);
  element('#cpu-detail').textContent = row === undefined ? '' : cpuDetail(row);
}

function sizeOf(chart: SVGSVGElement): ChartSize {
  const width = chart.parentElement?.clientWidth ?? 0;
  return { width, em: Number.parseFloat(getComputedStyle(chart).fontSize) };
}
