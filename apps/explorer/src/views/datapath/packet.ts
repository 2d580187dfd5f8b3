import type { Walk } from '@hopwise/simulator';
import type { PathLayout } from './path-layout.ts';
import { type PlacedGap, type PlacedStage, wireLane } from './placed-walk.ts';

/** What a packet is at, and how many pieces it is then. */
export interface Stop {
  readonly fromNs: number;
  readonly toNs: number;
  readonly at:
    | { readonly kind: 'stage'; readonly placed: PlacedStage }
    | { readonly kind: 'gap'; readonly gap: PlacedGap };
  /** Skbs or frames side by side: more than one after GSO and before GRO. */
  readonly pieces: number;
}

/** The stops of the packet that the operation waits for, in order and without overlap. */
export function stopsOf(
  walk: Walk,
  { blocks, gaps }: Pick<PathLayout, 'blocks' | 'gaps'>,
): readonly Stop[] {
  const whole = Math.max(1, Math.ceil(walk.payloadBytes / walk.mss));
  const stages = blocks
    .filter(({ placed }) => placed.isCritical && placed.stage.onPath)
    .map(({ placed }): Stop => {
      const pieces = placed.stage.isSegmented ? piecesOf(walk, placed, whole) : 1;
      const { fromNs, toNs } = placed;
      return { fromNs, toNs, at: { kind: 'stage', placed }, pieces };
    });
  const between = gaps
    .filter(({ gap }) => gap.toNs > gap.fromNs)
    .map(({ gap }): Stop => {
      const { fromNs, toNs } = gap;
      return {
        ...{ fromNs, toNs, at: { kind: 'gap', gap } },
        pieces: gap.kind === 'wire' ? framesOf(walk, gap) : 1,
      };
    });
  return [...stages, ...between].toSorted((a, b) => a.fromNs - b.fromNs || a.toNs - b.toNs);
}

/** Segments of what the run carries: those that it is charged for. */
function piecesOf(walk: Walk, { stage, run }: PlacedStage, whole: number): number {
  const charged = stage.terms.find(({ charge }) => charge === 'segment' || charge === 'skb');
  const carried = walk.runs[run];
  const bytes = Math.max(0, ...(carried?.sends ?? []), ...(carried?.receives ?? []));
  const frames = bytes > 0 ? Math.ceil(bytes / walk.mss) : whole;
  return Math.max(1, Math.round(charged?.count ?? frames));
}

/** Frames on the wire: as many as the sending run's payload fills. */
function framesOf(walk: Walk, gap: PlacedGap): number {
  const run = Number(gap.id.slice('gap '.length));
  const bytes = Math.max(0, ...(walk.runs[run]?.receives ?? [0]));
  return Math.max(1, Math.ceil(bytes / walk.mss));
}

/** The stop of a time: the last that has begun. */
export function stopAt(stops: readonly Stop[], ns: number): Stop | undefined {
  return stops.findLast(({ fromNs }) => fromNs <= ns) ?? stops[0];
}

/** The beginning of the stop after, or before, that of a time [ns]. */
export function stepFrom(stops: readonly Stop[], ns: number, by: 1 | -1): number {
  const here = stopAt(stops, ns);
  const index = here === undefined ? 0 : stops.indexOf(here) + by;
  return stops[Math.min(stops.length - 1, Math.max(0, index))]?.fromNs ?? 0;
}

/** Where the packet is drawn at a time [px]. */
export function packetAt(
  layout: Pick<PathLayout, 'along' | 'middleOf' | 'isVertical'>,
  stops: readonly Stop[],
  ns: number,
): { readonly x: number; readonly y: number; readonly pieces: number } | null {
  const stop = stopAt(stops, ns);
  if (stop === undefined) return null;
  const { at } = stop;
  const lane =
    at.kind === 'stage' ? at.placed.lane : at.gap.kind === 'wire' ? wireLane : at.gap.toLane;
  const along = layout.along(Math.min(Math.max(ns, stop.fromNs), stop.toNs));
  const across = layout.middleOf(lane);
  const { pieces } = stop;
  return layout.isVertical ? { x: across, y: along, pieces } : { x: along, y: across, pieces };
}
