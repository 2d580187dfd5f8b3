import type { TimeWindow } from './time-window.ts';
import { panned, zoomed } from './time-window.ts';
import type { TimelineLayout } from './timeline-layout.ts';

interface Gestures {
  readonly layout: () => TimelineLayout | null;
  readonly window: () => TimeWindow;
  readonly recordedNs: number;
  /** Shows another window; `isOver` when the gesture has ended. */
  readonly show: (window: TimeWindow, isOver: boolean) => void;
  /** Points at a place [px of the chart]. */
  readonly point: (x: number, y: number) => void;
  readonly press: (x: number, y: number) => void;
}

/** A drag of less than this is a click [px]. */
const clickPx = 4;
/** One notch of a wheel, some 100 px, zooms by a quarter. */
const perWheelPx = 1.0022;

/** The wheel zooms about the pointer, a drag moves, a click presses. Gives what ends it. */
export function listenToGestures(frame: HTMLElement, options: Gestures): () => void {
  const { layout, window: current, recordedNs, show, point, press } = options;
  let drag: { readonly x: number; readonly from: TimeWindow } | null = null;
  let settle: ReturnType<typeof setTimeout> | undefined;
  const place = (event: PointerEvent | WheelEvent): { readonly x: number; readonly y: number } => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onWheel = (event: WheelEvent): void => {
    const now = layout();
    if (now === null) return;
    event.preventDefault();
    const { fromNs, toNs } = current();
    const perPx = (toNs - fromNs) / (now.right - now.left);
    const next =
      Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
        ? panned(current(), (event.deltaX || event.deltaY) * perPx, recordedNs)
        : zoomed(current(), perWheelPx ** event.deltaY, now.nsAt(place(event).x), recordedNs);
    show(next, false);
    clearTimeout(settle);
    settle = setTimeout(() => show(current(), true), 200);
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    drag = { x: place(event).x, from: current() };
    frame.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent): void => {
    const { x, y } = place(event);
    const now = layout();
    if (drag === null || now === null) {
      point(x, y);
      return;
    }
    if (Math.abs(x - drag.x) < clickPx) return;
    const { fromNs, toNs } = drag.from;
    const perPx = (toNs - fromNs) / (now.right - now.left);
    show(panned(drag.from, (drag.x - x) * perPx, recordedNs), false);
  };
  const onUp = (event: PointerEvent): void => {
    const { x, y } = place(event);
    const began = drag;
    drag = null;
    if (began === null) return;
    if (Math.abs(x - began.x) < clickPx) press(x, y);
    else show(current(), true);
  };
  frame.addEventListener('wheel', onWheel, { passive: false });
  frame.addEventListener('pointerdown', onDown);
  frame.addEventListener('pointermove', onMove);
  frame.addEventListener('pointerup', onUp);
  return () => clearTimeout(settle);
}
