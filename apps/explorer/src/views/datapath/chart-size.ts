import type { ChartSize } from '../../layout/chart-frame.ts';

/** The room that a chart's frame gives it now. */
export function chartSize(chart: SVGSVGElement): ChartSize {
  const frame = chart.parentElement ?? chart;
  return { width: frame.clientWidth, em: Number.parseFloat(getComputedStyle(chart).fontSize) };
}
