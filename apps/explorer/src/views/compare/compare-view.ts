import type { StudyRow } from '@hopwise/calibration';
import { listenToRows } from '../../charts/row-keys.ts';
import { indexMeasured, type MeasuredIndex, measuredRates } from '../../model/measured-rates.ts';
import { listenForReturn, openTableRow } from '../../parts/table-row.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { headline } from '../../sentences/headline.ts';
import { rateTable } from '../../sentences/rate-table.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { type ChartData, drawActiveRow, drawCharts, moveMarks } from './charts.ts';
import { drawControls } from './controls.ts';
import { markup } from './markup.ts';
import { latencyMetrics } from './latency-chart.ts';
import { drawPage } from './page.ts';
import { type Shown, shownOf } from './shown.ts';
import { type CompareState, decodeState, encodeState, initialPart, initialState } from './state.ts';
import { rowId } from './test-rows.ts';
import { drawWhy } from './why.ts';

/** Predicted beside measured: one test of a study, all its datapaths. */
export const compareView: View<CompareState> = {
  id: 'compare',
  title: 'Compare',
  ...{ initial: initialState, initialPart },
  encode: encodeState,
  decode: decodeState,
  mount: mountCompare,
};

function mountCompare(
  place: HTMLElement,
  context: ViewContext<CompareState>,
): MountedView<CompareState> {
  const { model, change } = context;
  place.innerHTML = markup;
  let shown: Shown | null = null;
  let index: MeasuredIndex = new Map();
  let activeId: string | undefined;
  let isGone = false;

  const measuredOf: ChartData['measuredOf'] = (row) => {
    const found = measuredRates(row, shown?.study.hardware ?? '', index);
    return found.length > 0 ? found : asPublished(row);
  };
  const latencyOf: ChartData['latencyOf'] = (row, level) =>
    measuredRates(row, shown?.study.hardware ?? '', index, latencyMetrics[level]);
  const draw = (): void => {
    if (shown === null) return;
    const { rows, state } = shown;
    drawCharts({ rows, chart: state.chart, noise: model.spreads.noise, measuredOf, latencyOf });
  };
  const visit = (id: string | undefined): void => {
    const rows = shown?.rows ?? [];
    const row = rows.find((candidate) => rowId(candidate) === id) ?? rows[0];
    activeId = row === undefined ? undefined : rowId(row);
    drawActiveRow(row, measuredOf);
    drawWhy(rows, row, context);
  };
  for (const [chart, table] of [
    ['#rate-chart', '#rate-table'],
    ['#cpu-chart', '#cpu-table'],
    ['#latency-chart', '#latency-table'],
  ] as const) {
    listenToRows(element<SVGSVGElement>(chart), { visit, open: (id) => openTableRow(table, id) });
    listenForReturn(table, chart);
  }
  const stop = whenWidthChanges(element('.charts'), () => {
    moveMarks(false);
    draw();
    visit(activeId);
  });
  void model.measured().then(
    (rows) => {
      if (isGone) return;
      index = indexMeasured(rows);
      draw();
      visit(activeId);
    },
    // Figures that the study was compared with are there all the same.
    () => undefined,
  );
  return {
    update: (asked) => {
      const isFirst = shown === null;
      shown = shownOf(model, asked);
      if (shown === null) return;
      const { study, state, rows } = shown;
      if (state !== asked) {
        // The address says what is shown, so that a copy of it is a permalink.
        change(state);
        return;
      }
      moveMarks(!isFirst);
      drawControls(model, study, state, change);
      drawPage(study, rows, state, shown);
      draw();
      visit(activeId);
    },
    destroy: () => {
      isGone = true;
      stop();
    },
    exports: () => ({
      svg: element<SVGSVGElement>('#rate-chart'),
      table: rateTable(shown === null ? '' : headline(shown.rows, shown.state), shown?.rows ?? []),
    }),
  };
}

/** What the row was compared with, until all measured rows are there. */
const asPublished = ({ published }: StudyRow): ReturnType<ChartData['measuredOf']> =>
  typeof published?.rate !== 'number'
    ? []
    : [
        {
          value: published.rate,
          source: published.source,
          run: published.run,
          method: published.method as 'raw-file',
          note: '',
          isDropped: false,
        },
      ];
