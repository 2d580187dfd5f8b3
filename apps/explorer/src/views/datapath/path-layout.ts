import type { Walk } from '@hopwise/simulator';
import { axisFromZero } from '../../layout/axis.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import {
  type Lane,
  type PlacedGap,
  type PlacedStage,
  placedWalk,
  wireLane,
} from './placed-walk.ts';

/** A rectangle [px]. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place for words; `anchor` as in SVG. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface LaneBand extends Box {
  readonly lane: Lane;
  readonly title: Words;
}

export interface StageBlock extends Box {
  readonly placed: PlacedStage;
  /** The name of its function, where it fits in or beside the block. */
  readonly label: Words | null;
}

/** A namespace that stages one after another are in. */
interface Room extends Box {
  readonly name: string;
  readonly label: Words | null;
}

export interface GapLine {
  readonly gap: PlacedGap;
  /** Corners of the line from the end of one run to the beginning of the next. */
  readonly points: readonly (readonly [number, number])[];
  /** Where the reader can point at it. */
  readonly box: Box;
  readonly labelAt: Words | null;
}

/** The picture of one path. Time goes to the right, or down where the page is narrow. */
export interface PathLayout {
  readonly isVertical: boolean;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBand[];
  readonly blocks: readonly StageBlock[];
  readonly rooms: readonly Room[];
  readonly gaps: readonly GapLine[];
  readonly ticks: readonly { readonly ns: number; readonly at: number }[];
  /** From where to where ticks are drawn across the lanes [px]. */
  readonly across: readonly [number, number];
  /** The pixel of a time along the axis of time. */
  readonly along: (ns: number) => number;
  /** The pixel of the middle of a lane, across. */
  readonly middleOf: (lane: string) => number;
}

const narrowEms = 40;
/** Width of a letter in the small type of the picture [em]. */
const letterEms = 0.46;
const laneEms = 3.4;
const roomEms = 0.95;

/** How times are written. */
export interface PathLayoutWords {
  /** What a gap is called, with its time. */
  readonly gap: (gap: PlacedGap) => string;
  readonly duration: (ns: number) => string;
}

/**
 * Lays a walk out.
 *
 * @param longestNs - What the axis ends at, at least: two paths that are compared share it.
 */
export function pathLayout(
  walk: Walk,
  { width, em }: ChartSize,
  longestNs: number,
  words: PathLayoutWords,
): PathLayout {
  const { lanes, stages, gaps, endNs } = placedWalk(walk);
  const isVertical = width < narrowEms * em;
  const longest = Math.max(longestNs, endNs);
  const before = isVertical ? 4.2 * em : 10.2 * em;
  const laneSize = isVertical ? (width - 3 * em) / Math.max(1, lanes.length) : laneEms * em;
  const length = isVertical ? Math.max(30 * em, (longest / 1000) * 1.9 * em) : width;
  const { x: along, ticks } = axisFromZero(
    longest / 1000,
    { left: before, right: length - 1.2 * em },
    (isVertical ? 3 : 4) * em,
  );
  const at = (ns: number): number => along(ns / 1000);
  const laneStart = isVertical ? 3 * em : 0.2 * em;
  const startOf = new Map(lanes.map(({ id }, index) => [id, laneStart + index * laneSize]));
  const start = (lane: string): number => startOf.get(lane) ?? laneStart;
  const bottom = laneStart + lanes.length * laneSize;
  const box = (fromNs: number, toNs: number, from: number, size: number): Box => {
    const [low, high] = [at(fromNs), at(toNs)];
    return isVertical
      ? { x: from, y: low, width: size, height: high - low }
      : { x: low, y: from, width: high - low, height: size };
  };
  const inset = isVertical ? 0.3 * laneSize : roomEms * em;
  const blockSize = 0.9 * laneSize - inset;
  const blockOf = (placed: PlacedStage): StageBlock => {
    const place = box(placed.fromNs, placed.toNs, start(placed.lane) + inset, blockSize);
    return { ...place, placed, label: labelIn(place, placed.stage.stage, isVertical, em) };
  };
  const middleOf = (lane: string): number => start(lane) + inset + blockSize / 2;
  return {
    isVertical,
    width,
    height: isVertical ? length : bottom + 2 * em,
    lanes: lanes.map((lane) => ({
      lane,
      ...(isVertical
        ? { x: start(lane.id), y: before - em, width: laneSize, height: length - before }
        : { x: 0, y: start(lane.id), width, height: laneSize }),
      title: isVertical
        ? {
            ...{ text: shortName(lane), anchor: 'middle' },
            ...{ x: start(lane.id) + laneSize / 2, y: lane.kind === 'wire' ? 2.6 * em : 1.1 * em },
          }
        : { text: laneName(lane), x: 0, y: middleOf(lane.id) + 0.3 * em, anchor: 'start' },
    })),
    blocks: stages.map(blockOf),
    rooms: roomsOf(stages).map(({ name, lane, fromNs, toNs }) => {
      const place = box(fromNs, toNs, start(lane), 0.2 * em);
      const text = `${name}, ${words.duration(toNs - fromNs)}`;
      const label = roomLabel(place, text, em) ?? roomLabel(place, name, em);
      return { ...place, name, label: isVertical ? null : label };
    }),
    gaps: gaps.map((gap) => gapLine(gap, { at, middleOf, isVertical, em, words: words.gap(gap) })),
    ticks: ticks.map(({ value, x }) => ({ ns: value * 1000, at: x })),
    across: [laneStart, bottom],
    along: at,
    middleOf,
  };
}

const laneName = ({ end, kind, cpu }: Lane): string =>
  end === null ? 'NICs and wire' : `${end} ${kind}${cpu === null ? '' : `, CPU ${cpu}`}`;

const shortName = ({ end, kind }: Lane): string =>
  end === null ? 'wire' : kind === 'process' ? 'proc' : kind === 'softirq' ? 'soft' : 'hard';

/** The name of a function in its block, if it fits there: whole, or not at all. */
function labelIn(box: Box, text: string, isVertical: boolean, em: number): Words | null {
  const long = text.length * letterEms * em;
  const middle = box.y + box.height / 2 + 0.28 * em;
  if (isVertical) {
    if (box.height < 1.05 * em || box.width < long + 0.4 * em) return null;
    return { text, x: box.x + box.width / 2, y: middle, anchor: 'middle' };
  }
  if (box.width < long + 0.7 * em) return null;
  return { text, x: box.x + box.width / 2, y: middle, anchor: 'middle' };
}

function roomLabel(box: Box, name: string, em: number): Words | null {
  const fits = box.width >= name.length * letterEms * em + 0.3 * em;
  return fits ? { text: name, x: box.x, y: box.y + 0.82 * em, anchor: 'start' } : null;
}

interface Span {
  readonly name: string;
  readonly lane: string;
  readonly fromNs: number;
  toNs: number;
}

/** Where stages one after another on a lane are in one namespace. */
function roomsOf(stages: readonly PlacedStage[]): readonly Span[] {
  const spans: Span[] = [];
  const latest = new Map<string, Span>();
  for (const { lane, fromNs, toNs, stage } of stages) {
    const last = latest.get(lane);
    const touches = last !== undefined && last.name === stage.namespace && fromNs - last.toNs < 1;
    if (touches) {
      last.toNs = toNs;
      continue;
    }
    const span = { name: stage.namespace, lane, fromNs, toNs };
    latest.set(lane, span);
    spans.push(span);
  }
  return spans;
}

interface Drawing {
  readonly at: (ns: number) => number;
  readonly middleOf: (lane: string) => number;
  readonly isVertical: boolean;
  readonly em: number;
  readonly words: string;
}

/** Along the lane of the wire, or along the lane that is waited for. */
function gapLine(gap: PlacedGap, drawing: Drawing): GapLine {
  const { at, middleOf, isVertical, em, words } = drawing;
  const [from, to] = [at(gap.fromNs), at(gap.toNs)];
  const lane = gap.kind === 'wire' ? wireLane : gap.toLane;
  const level = middleOf(lane);
  const path: readonly (readonly [number, number])[] = [
    [from, middleOf(gap.fromLane)],
    [from, level],
    [to, level],
    [to, middleOf(gap.toLane)],
  ];
  const turned = ([along, across]: readonly [number, number]): readonly [number, number] =>
    isVertical ? [across, along] : [along, across];
  const size = 1.6 * em;
  const box = isVertical
    ? { x: level - size / 2, y: from, width: size, height: to - from }
    : { x: from, y: level - size / 2, width: to - from, height: size };
  const fits = !isVertical && to - from >= words.length * letterEms * em + 0.4 * em;
  const middle = (from + to) / 2;
  return {
    gap,
    points: path.map(turned),
    box,
    labelAt: fits ? { text: words, x: middle, y: level - 0.45 * em, anchor: 'middle' } : null,
  };
}
