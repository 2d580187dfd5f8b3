import type { PredictionIntervals, StudyRow } from '@hopwise/calibration';
import type { NoiseFloor } from '@hopwise/dataset';
import { drawCpuBars } from '../../charts/cpu-bars.ts';
import { drawRateBars } from '../../charts/rate-bars.ts';
import { drawResidualBars } from '../../charts/residual-bars.ts';
import { markRow } from '../../charts/row-keys.ts';
import { drawScatter } from '../../charts/scatter.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import type { MeasuredRate } from '../../model/measured-rates.ts';
import { datapathName, familyName, roleNames } from '../../names.ts';
import { latencyDetail } from '../../sentences/latency-detail.ts';
import { cpuDetail, rateDetail } from '../../sentences/row-detail.ts';
import { element } from '../../shell/element.ts';
import { drawLatencyChart, type LatencyOf } from './latency-chart.ts';
import { measuredMarks, scatterOf } from './measured-marks.ts';
import type { Chart } from './state.ts';
import { rowId } from './test-rows.ts';

/** What the charts are drawn from. */
export interface ChartData {
  readonly rows: readonly StudyRow[];
  readonly chart: Chart;
  readonly noise: readonly NoiseFloor[];
  /** Every measured rate of a row; those of other runs may still be on their way. */
  readonly measuredOf: (row: StudyRow) => readonly MeasuredRate[];
  readonly latencyOf: LatencyOf;
}

const named = (row: StudyRow) => ({
  id: rowId(row),
  name: datapathName(row.datapath, row.modifiers),
  note: [
    familyName(row.datapath),
    row.prediction.scenario.cluster?.target === 'service' ? 'to a Service' : '',
    roleNames[row.role],
  ]
    .filter(Boolean)
    .join(', '),
});

/** Draws the charts of a test at the width that the page gives them. */
export function drawCharts(data: ChartData): void {
  const rate = element<SVGSVGElement>('#rate-chart');
  if (rate.dataset['chart'] !== data.chart) rate.replaceChildren();
  rate.dataset['chart'] = data.chart;
  drawers[data.chart](rate, data);
  const cpu = element<SVGSVGElement>('#cpu-chart');
  drawCpuBars(
    cpu,
    data.rows.map((row) => ({
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
  drawLatencyChart(data.rows, named, data.latencyOf, sizeOf(element('#latency-chart')));
}

const bandOf = ({ rate }: PredictionIntervals) => rate ?? null;

const drawers: Readonly<Record<Chart, (node: SVGSVGElement, data: ChartData) => void>> = {
  bars: (node, { rows, noise, measuredOf }) =>
    drawRateBars(
      node,
      rows.map((row) => ({
        ...named(row),
        predicted: row.prediction.rate.value,
        band: bandOf(row.intervals),
        measured: measuredMarks(measuredOf(row), scatterOf(rows, noise)),
        unit: row.prediction.rate.unit,
        error: row.errors.rate,
      })),
      sizeOf(node),
    ),
  scatter: (node, { rows, noise }) =>
    drawScatter(
      node,
      rows.flatMap((row) =>
        typeof row.published?.rate === 'number'
          ? [
              {
                ...named(row),
                datapath: row.datapath,
                measured: row.published.rate,
                predicted: row.prediction.rate.value,
                band: bandOf(row.intervals),
              },
            ]
          : [],
      ),
      sizeOf(node),
      {
        unit: rows[0]?.prediction.rate.unit ?? '1/s',
        noise: scatterOf(rows, noise),
        detailId: 'rate-detail',
      },
    ),
  residuals: (node, { rows, noise }) =>
    drawResidualBars(
      node,
      rows.map((row) => ({
        ...named(row),
        error: row.errors.rate,
        band: residualBand(row),
      })),
      sizeOf(node),
      { noise: scatterOf(rows, noise), detailId: 'rate-detail' },
    ),
};

function residualBand({ published, intervals }: StudyRow) {
  const measured = published?.rate ?? null;
  const band = intervals.rate;
  return measured === null || measured === 0 || band === undefined
    ? null
    : { low: band.p5 / measured - 1, high: band.p95 / measured - 1 };
}

/** Whether marks move to where they are drawn next: after a choice they do, after a resize not. */
export function moveMarks(move: boolean): void {
  element('.charts').classList.toggle('moving', move);
}

/** Marks one row in all charts and says all about it under each. */
export function drawActiveRow(
  row: StudyRow | undefined,
  measuredOf: ChartData['measuredOf'],
): void {
  const id = row === undefined ? undefined : rowId(row);
  markRow(element('#rate-chart'), id);
  markRow(element('#cpu-chart'), id);
  markRow(element('#latency-chart'), id);
  element('#rate-detail').textContent = row === undefined ? '' : rateDetail(row, measuredOf(row));
  element('#cpu-detail').textContent = row === undefined ? '' : cpuDetail(row);
  element('#latency-detail').textContent = row === undefined ? '' : latencyDetail(row);
}

function sizeOf(chart: Element): ChartSize {
  const width = chart.parentElement?.clientWidth ?? 0;
  return { width, em: Number.parseFloat(getComputedStyle(chart).fontSize) };
}
