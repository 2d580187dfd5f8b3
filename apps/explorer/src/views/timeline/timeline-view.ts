import { chromeTrace, speedscopeFile } from '@hopwise/simulator';
import { save } from '../../exports/save.ts';
import { formatDuration } from '../../format.ts';
import { datapathName, workloadNames } from '../../names.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import { chartSize } from '../datapath/chart-size.ts';
import { drawChanges, drawLoadControls, drawPathSelect, machineOf } from '../datapath/controls.ts';
import { questionOf } from '../datapath/questions.ts';
import { namedPath } from '../datapath/shown-path.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { drawFollowed, drawSliceDetail } from './draw-followed.ts';
import { drawSelection, drawTimeline } from './draw-timeline.ts';
import { type Followed, followed } from './follow.ts';
import { listenToGestures } from './gestures.ts';
import { type LaneIndex, laneIndex, sliceAt } from './lane-index.ts';
import { markup } from './markup.ts';
import { neighbour } from './neighbour.ts';
import { createRecordings } from './recording.ts';
import { windowSentence } from './sentences.ts';
import {
  decodeState,
  encodeState,
  initialPart,
  initialState,
  recordedNs,
  type TimelineState,
} from './state.ts';
import { lanesTable, slicesTable } from './tables.ts';
import { around, panned, type TimeWindow, zoomed } from './time-window.ts';
import { type TimelineLayout, timelineLayout } from './timeline-layout.ts';

/** What every CPU of both machines did in a millisecond of the simulation. */
export const timelineView: View<TimelineState> = {
  id: 'timeline',
  title: 'Timeline',
  ...{ initial: initialState, initialPart },
  encode: encodeState,
  decode: decodeState,
  mount: mountTimeline,
};

function mountTimeline(
  place: HTMLElement,
  { model, predictor, change }: ViewContext<TimelineState>,
): MountedView<TimelineState> {
  place.innerHTML = markup;
  let state = initialState;
  let index: LaneIndex | null = null;
  let layout: TimelineLayout | null = null;
  let following: Followed | null = null;
  /** What is in view while a gesture goes on; the state follows when it ends. */
  let view: TimeWindow = state;
  let at = -1;
  let asked = '';
  let frame = 0;
  const chart = element<SVGSVGElement>('#timeline-chart');
  const box = element('#timeline-frame');

  const draw = (): void => {
    if (index === null) return;
    layout = timelineLayout(index, view, chartSize(chart), new Set(following?.rows));
    drawTimeline(chart, layout, (ns) => formatDuration(ns).replace(/\.0+(?=\D)/, ''));
    drawAt();
  };
  const drawAt = (): void => {
    if (index === null || layout === null) return;
    const { timeline } = index;
    if (at < 0 || at >= timeline.fromNs.length) {
      drawSelection(chart, null);
      element('#timeline-detail').textContent =
        'Point at a slice, or reach one with the arrow keys, to read what it is.';
      return;
    }
    const [from, to] = [layout.x(timeline.fromNs[at] ?? 0), layout.x(timeline.toNs[at] ?? 0)];
    const y = layout.lanes[timeline.lane[at] ?? 0]?.y ?? 0;
    const x = Math.max(layout.left, from);
    const width = Math.max(2, Math.min(layout.right, to) - x);
    const isShown = to >= layout.left && from <= layout.right;
    drawSelection(chart, isShown ? { x, y, width, height: layout.laneHeight - 2 } : null);
    drawSliceDetail(timeline, at);
  };
  const words = (): void => {
    if (index === null) return;
    element('#timeline-finding').textContent = windowSentence(index, view);
    drawTableAlternative(element('#timeline-table'), lanesTable(index, view));
  };
  const show = (next: TimeWindow, isOver: boolean): void => {
    view = { fromNs: next.fromNs, toNs: next.toNs };
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
    if (isOver) change(view);
  };
  const follow = (row: number): void => change({ ...view, slice: row }, 'push');
  const sliceUnder = (x: number, y: number): number => {
    if (index === null || layout === null) return -1;
    const lane = layout.laneAt(y);
    const tolerance = layout.nsAt(3) - layout.nsAt(0);
    return lane < 0 ? -1 : sliceAt(index, lane, layout.nsAt(x), tolerance);
  };
  const middle = (): number => (view.fromNs + view.toNs) / 2;
  const zoom = (factor: number): void => show(zoomed(view, factor, middle(), recordedNs), true);
  const pan = (share: number): void =>
    show(panned(view, share * (view.toNs - view.fromNs), recordedNs), true);
  const all = (): void => show({ fromNs: 0, toNs: recordedNs }, true);
  const showFollowed = (): void => {
    if (index === null || following === null) return;
    const { fromNs, toNs } = index.timeline;
    const rows = following.rows.slice(0, 400);
    show(
      around(
        {
          fromNs: Math.min(...rows.map((row) => fromNs[row] ?? 0)),
          toNs: Math.max(...rows.map((row) => toNs[row] ?? 0)),
        },
        recordedNs,
      ),
      true,
    );
  };
  const visit = (row: number): void => {
    if (index === null || row < 0) return;
    at = row;
    const [from, to] = [index.timeline.fromNs[row] ?? 0, index.timeline.toNs[row] ?? 0];
    if (from < view.fromNs || to > view.toNs) {
      show(panned(view, (from + to) / 2 - middle(), recordedNs), true);
    }
    drawAt();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || index === null) return;
    const moves: Readonly<Record<string, () => void>> = {
      w: () => zoom(0.5),
      '+': () => zoom(0.5),
      '=': () => zoom(0.5),
      s: () => zoom(2),
      '-': () => zoom(2),
      a: () => pan(-0.25),
      d: () => pan(0.25),
      '0': all,
      Enter: () => at >= 0 && follow(at),
      Escape: () => change({ slice: -1 }, 'push'),
    };
    const step = neighbour(index, at, view, event.key);
    const move = moves[event.key] ?? (step === null ? undefined : () => visit(step));
    if (move === undefined) return;
    move();
    event.preventDefault();
  };
  const recordings = createRecordings(predictor, ({ timeline }) => {
    index = laneIndex(timeline);
    at = -1;
    refresh();
  });
  const refresh = (): void => {
    if (index === null) return;
    following = state.slice < 0 ? null : followed(index.timeline, state.slice);
    if (state.slice >= 0) at = state.slice;
    element<HTMLButtonElement>('#timeline-followed').disabled = following === null;
    drawFollowed(index, following);
    words();
    draw();
  };
  const title = (): string => {
    const { datapath, modifiers } = namedPath(state.path);
    return `${datapathName(datapath, modifiers)}: ${workloadNames[state.workload]}, ${state.processes}\u00a0${state.processes === 1 ? 'process' : 'processes'}`;
  };
  const saveAs = (name: string, text: () => string): void => {
    if (index !== null) save(name, text(), 'application/json');
  };
  const buttons: Readonly<Record<string, () => void>> = {
    in: () => zoom(0.5),
    out: () => zoom(2),
    back: () => pan(-0.25),
    on: () => pan(0.25),
    all,
    followed: showFollowed,
    chrome: () =>
      saveAs(`hopwise-${state.path}.trace.json`, () =>
        JSON.stringify(index === null ? null : chromeTrace(index.timeline, title())),
      ),
    speedscope: () =>
      saveAs(`hopwise-${state.path}.speedscope.json`, () =>
        JSON.stringify(index === null ? null : speedscopeFile(index.timeline, title())),
      ),
  };
  for (const [name, press] of Object.entries(buttons)) {
    element(`#timeline-${name}`).onclick = press;
  }
  box.addEventListener('keydown', onKey);
  const stopGestures = listenToGestures(box, {
    layout: () => layout,
    window: () => view,
    recordedNs,
    show,
    point: (x, y) => {
      const row = sliceUnder(x, y);
      if (row < 0 || row === at) return;
      at = row;
      drawAt();
    },
    press: (x, y) => {
      const row = sliceUnder(x, y);
      if (row >= 0) follow(row);
    },
  });
  const stopWatching = whenWidthChanges(element('#timeline-shown'), draw);

  return {
    update: (next) => {
      state = next;
      view = { fromNs: next.fromNs, toNs: next.toNs };
      const again = (part: Partial<TimelineState>): void => change({ ...part, slice: -1 }, 'push');
      drawPathSelect('#timeline-path', state.path, false, (path) => again({ path }));
      drawChanges('#timeline-changes', state.path, (path) => again({ path }));
      drawLoadControls('timeline', model, state, again);
      element('#timeline-title').textContent = title();
      const { path, workload, processes, hardware, mtu } = state;
      const key = JSON.stringify([path, workload, processes, hardware, mtu]);
      if (key === asked) refresh();
      else {
        asked = key;
        const machine = machineOf(model, hardware);
        if (machine === undefined) return;
        recordings.ask(questionOf(path, state, machine.hardware.id), title());
      }
    },
    destroy: () => {
      recordings.end();
      cancelAnimationFrame(frame);
      stopGestures();
      stopWatching();
    },
    exports: () => ({
      svg: index === null ? null : chart,
      table:
        index === null
          ? { caption: '', columns: [], rows: [] }
          : slicesTable(index, view, following),
    }),
  };
}
