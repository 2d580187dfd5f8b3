import { listenToRows } from '../../charts/row-keys.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { listenForReturn, openTableRow } from '../../parts/table-row.ts';
import { headline } from '../../sentences/headline.ts';
import { rateTable } from '../../sentences/rate-table.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { drawActiveRow, drawCharts, moveMarks } from './charts.ts';
import { drawControls } from './controls.ts';
import { markup } from './markup.ts';
import { drawPage } from './page.ts';
import { shownOf } from './shown.ts';
import { type CompareState, decodeState, encodeState, initialState } from './state.ts';
import { rowId } from './test-rows.ts';

/** Predicted beside measured: one test of a study, all its datapaths. */
export const compareView: View<CompareState> = {
  id: 'compare',
  title: 'Compare',
  initial: initialState,
  encode: encodeState,
  decode: decodeState,
  mount: mountCompare,
};

function mountCompare(
  place: HTMLElement,
  { model, change }: ViewContext<CompareState>,
): MountedView<CompareState> {
  place.innerHTML = markup;
  let shown = shownOf(model, initialState);
  let activeId: string | undefined;
  let isFirst = true;
  const visit = (id: string | undefined): void => {
    const rows = shown?.rows ?? [];
    const row = rows.find((candidate) => rowId(candidate) === id) ?? rows[0];
    activeId = row === undefined ? undefined : rowId(row);
    drawActiveRow(row);
  };
  for (const [chart, table] of [
    ['#rate-chart', '#rate-table'],
    ['#cpu-chart', '#cpu-table'],
  ] as const) {
    listenToRows(element<SVGSVGElement>(chart), { visit, open: (id) => openTableRow(table, id) });
    listenForReturn(table, chart);
  }
  const stop = whenWidthChanges(element('.charts'), () => {
    moveMarks(false);
    drawCharts(shown?.rows ?? []);
    visit(activeId);
  });
  return {
    update: (asked) => {
      shown = shownOf(model, asked);
      if (shown === null) return;
      moveMarks(!isFirst);
      isFirst = false;
      const { study, state, rows } = shown;
      if (state !== asked) {
        // The address says what is shown, so that a copy of it is a permalink.
        change(state);
        return;
      }
      drawControls(model.comparisons, study, state, change);
      drawPage(study, rows, state);
      visit(activeId);
    },
    destroy: stop,
    exports: () => ({
      svg: element<SVGSVGElement>('#rate-chart'),
      table: rateTable(shown === null ? '' : headline(shown.rows, shown.state), shown?.rows ?? []),
    }),
  };
}
