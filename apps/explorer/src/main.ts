import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { listenToRows } from './charts/row-keys.ts';
import { loadStudy } from './data/load-study.ts';
import { addressNote } from './sentences/address-note.ts';
import { decodeState, encodeState, ignoredParts, type PageState, type Theme } from './state.ts';
import { rowId, testRows, withKnownTest } from './test-rows.ts';
import { drawAddressNote } from './view/address-note.ts';
import { drawActiveRow, drawCharts, moveMarks } from './view/charts.ts';
import { drawControls } from './view/controls.ts';
import { element } from './view/element.ts';
import { listenForKeyList } from './view/key-list.ts';
import { drawNotice } from './view/notice.ts';
import { drawPage } from './view/page.ts';
import { listenForReturn, openTableRow } from './view/table-row.ts';
import { drawTheme } from './view/theme.ts';

let state = decodeState(location.hash);
let activeId: string | undefined;

drawTheme(state.theme, changeTheme);
const load = await loadStudy('./data/study.json');
if (load.kind === 'loaded') showStudy(load.study);
else drawNotice(load);

function remember(part: Partial<PageState>): void {
  state = { ...state, ...part };
  history.replaceState(null, '', encodeState(state));
}

function changeTheme(theme: Theme): void {
  remember({ theme });
  drawTheme(state.theme, changeTheme);
}

function showStudy(study: StudyComparison): void {
  const rows = (): readonly StudyRow[] => testRows(study, state);
  const visit = (id: string | undefined): void => {
    const row = rows().find((candidate) => rowId(candidate) === id) ?? rows()[0];
    activeId = row === undefined ? undefined : rowId(row);
    drawActiveRow(row);
  };
  const draw = (): void => {
    drawTheme(state.theme, changeTheme);
    drawControls(study, state, change);
    drawPage(study, rows(), state);
    visit(activeId);
  };
  const follow = (hash: string): void => {
    state = withKnownTest(study, decodeState(hash));
    const ignored = ignoredParts(hash, state);
    // The address says what is shown, so that a copy of it is a permalink.
    if (ignored.length > 0) remember({});
    drawAddressNote(addressNote(ignored, state));
    draw();
  };
  const change = (part: Partial<PageState>): void => {
    remember(part);
    drawAddressNote(null);
    moveMarks(true);
    draw();
  };
  follow(location.hash);
  for (const [chart, table] of [
    ['#rate-chart', '#rate-table'],
    ['#cpu-chart', '#cpu-table'],
  ] as const) {
    listenToRows(element<SVGSVGElement>(chart), { visit, open: (id) => openTableRow(table, id) });
    listenForReturn(table, chart);
  }
  listenForKeyList();
  addEventListener('hashchange', () => {
    moveMarks(true);
    follow(location.hash);
  });
  whenWidthChanges(element('.charts'), () => {
    moveMarks(false);
    drawCharts(rows());
    visit(activeId);
  });
}

/** Also at first: what is drawn may itself have changed the width. */
function whenWidthChanges(node: Element, react: () => void): void {
  let width: number | undefined;
  new ResizeObserver(() => {
    if (node.clientWidth === width) return;
    width = node.clientWidth;
    react();
  }).observe(node);
}
