import type { MeasuredRow } from '../../model/explorer-model.ts';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { tableOf } from './columns.ts';
import { drawDesk } from './draw-desk.ts';
import { drawHead, drawRows, rowEms } from './draw-rows.ts';
import { filtered, type SearchedRow, searched } from './filter.ts';
import { markup } from './markup.ts';
import { type DataState, decodeState, encodeState, initialPart, initialState } from './state.ts';

/** Every measured row with its source, method and doubt, and the reader's own files. */
export const dataView: View<DataState> = {
  id: 'data',
  title: 'Data',
  ...{ initial: initialState, initialPart },
  encode: encodeState,
  decode: decodeState,
  mount: mountData,
};

function mountData(
  place: HTMLElement,
  { model, change, desk }: ViewContext<DataState>,
): MountedView<DataState> {
  place.innerHTML = markup;
  let all: readonly SearchedRow[] | undefined;
  let state = initialState;
  let rows: readonly MeasuredRow[] = [];
  let active = 0;
  let isGone = false;

  const scroller = element('#data-scroller');
  const draw = (): void => {
    drawRows(rows, active);
    element('#data-detail').textContent = detail(rows[active]);
  };
  const say = (words: string): void => {
    element('#data-sentence').textContent = words;
  };
  const update = (next: DataState): void => {
    state = next;
    element<HTMLInputElement>('#data-words').value = state.words;
    if (all === undefined) return;
    rows = filtered(all, state);
    active = Math.min(active, Math.max(0, rows.length - 1));
    drawControls(all, state, change);
    say(sentence(rows, all.length));
    draw();
  };
  say('Reading the measured rows.');
  drawHead();
  drawDesk(desk);
  void model.measured().then(
    (measured) => {
      if (isGone) return;
      all = searched(measured);
      update(state);
    },
    (error: unknown) => say(`The measured rows could not be read: ${String(error)}.`),
  );
  scroller.addEventListener('scroll', draw, { passive: true });
  scroller.addEventListener('keydown', (event) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined || rows.length === 0) return;
    event.preventDefault();
    active = Math.min(rows.length - 1, Math.max(0, active + step));
    keepInSight(scroller, active);
    draw();
  });
  scroller.addEventListener('click', (event) => {
    const line = event.target instanceof Element ? event.target.closest('tr[data-index]') : null;
    if (line === null) return;
    active = Number(line.getAttribute('data-index'));
    draw();
  });
  element('#data-words').addEventListener('input', () => {
    scroller.scrollTop = 0;
    active = 0;
    change({ words: element<HTMLInputElement>('#data-words').value });
  });
  element('#data-controls').addEventListener('submit', (event) => event.preventDefault());
  element('#desk-files').addEventListener('change', () => {
    desk.add([...(element<HTMLInputElement>('#desk-files').files ?? [])]);
  });
  return {
    update,
    destroy: () => {
      isGone = true;
    },
    exports: () => ({ svg: null, table: tableOf(rows) }),
  };
}

function keepInSight(scroller: HTMLElement, active: number): void {
  const em = Number.parseFloat(getComputedStyle(element('#data-table')).fontSize);
  const [top, height] = [active * rowEms * em, rowEms * em];
  const headroom = height * 1.5;
  if (top < scroller.scrollTop + headroom) scroller.scrollTop = Math.max(0, top - headroom);
  const beyond = top + 2 * height + headroom - (scroller.scrollTop + scroller.clientHeight);
  if (beyond > 0) scroller.scrollTop += beyond;
}

function drawControls(
  all: readonly SearchedRow[],
  state: DataState,
  change: ViewContext<DataState>['change'],
): void {
  const distinct = (of: (row: MeasuredRow) => string): readonly string[] =>
    [...new Set(all.map(({ row }) => of(row)))].toSorted();
  const options = (values: readonly string[], every: string) => [
    { value: '', label: every },
    ...values.map((value) => ({ value, label: value })),
  ];
  drawSelect(
    element<HTMLSelectElement>('#data-source'),
    options(
      distinct((row) => row.source),
      'every source',
    ),
    state.source,
    (source) => change({ source }, 'push'),
  );
  drawSelect(
    element<HTMLSelectElement>('#data-metric'),
    options(
      distinct((row) => row.metric),
      'every metric',
    ),
    state.metric,
    (metric) => change({ metric }, 'push'),
  );
}

function sentence(rows: readonly MeasuredRow[], allCount: number): string {
  const own = rows.filter(({ isDropped }) => isDropped).length;
  const sources = new Set(rows.map(({ source }) => source)).size;
  const ofYours = own === 0 ? '' : `, ${own} of them from your files`;
  return (
    `${rows.length.toLocaleString('en').replaceAll(',', '\u202f')} of ` +
    `${allCount.toLocaleString('en').replaceAll(',', '\u202f')} rows of ${sources} ` +
    `${sources === 1 ? 'source' : 'sources'}${ofYours}.`
  );
}

const detail = (row: MeasuredRow | undefined): string =>
  row === undefined
    ? 'No row has all of these words.'
    : [
        `${row.source}, line ${row.line}, read as ${row.method}.`,
        row.note === '' ? '' : ended(row.note),
        row.doubt === '' ? '' : `Doubtful: ${ended(row.doubt)}`,
      ]
        .filter(Boolean)
        .join(' ');

const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
