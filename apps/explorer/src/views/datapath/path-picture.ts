import { markRow } from '../../charts/row-keys.ts';
import { formatDuration, formatNumber } from '../../format.ts';
import { element } from '../../shell/element.ts';
import type { PathAnswer } from '../../worker/path-answer.ts';
import { chartSize } from './chart-size.ts';
import { drawPacket } from './draw-packet.ts';
import { drawPath } from './draw-path.ts';
import { packetAt, type Stop, stopsOf } from './packet.ts';
import { type PathLayout, pathLayout } from './path-layout.ts';
import type { PlacedGap } from './placed-walk.ts';
import { nameOf } from './sentences.ts';
import { gapNames } from './tables.ts';

/** One path as it is drawn now. */
export interface PathPicture {
  readonly answer: PathAnswer;
  readonly layout: PathLayout;
  readonly stops: readonly Stop[];
  readonly movePacket: (ns: number) => void;
  /** Marks what the reader is at: the one that Tab reaches. */
  readonly mark: (id: string | undefined) => void;
}

const gapWords = ({ kind, fromNs, toNs }: PlacedGap): string =>
  `${gapNames[kind]} ${formatDuration(toNs - fromNs)}`;

/**
 * Draws a path under its name.
 *
 * @param other - What it is compared with: stages that only one has stand out.
 * @param longestNs - What the axis of time ends at, at least.
 */
export function drawPathPicture(
  side: 'a' | 'b',
  answer: PathAnswer,
  other: PathAnswer | null,
  longestNs: number,
): PathPicture {
  const chart = element<SVGSVGElement>(`#path-chart-${side}`);
  element(`#path-name-${side}`).textContent = nameOf(answer.prediction);
  const size = chartSize(chart);
  const layout = pathLayout(answer.walk, size, longestNs, {
    gap: gapWords,
    duration: formatDuration,
  });
  const stops = stopsOf(answer.walk, layout);
  const theirs = new Set(
    (other?.walk.runs ?? []).flatMap(({ end, stages }) =>
      stages.flatMap(({ stage, direction, context }) => [
        `${end} ${direction} ${stage}`,
        `${end} ${direction} ${stage} ${context}`,
      ]),
    ),
  );
  drawPath(chart, layout, {
    stage: ({ placed: { stage, end, fromNs } }) =>
      `${stage.stage}, ${end} ${stage.context}, ${formatDuration(stage.ns)}, from ${formatDuration(fromNs)} on`,
    gap: ({ gap }) => `${gapWords(gap)}, from ${formatDuration(gap.fromNs)} on`,
    tick: (ns) =>
      `${formatNumber(ns / 1000).replace(/\.0+$/, '')}${layout.isVertical ? '\u00a0us' : ''}`,
    change: ({ placed: { stage, end } }) => {
      if (other === null) return 'same';
      const place = `${end} ${stage.direction} ${stage.stage}`;
      if (!theirs.has(place)) return 'only-here';
      return theirs.has(`${place} ${stage.context}`) ? 'same' : 'moved';
    },
  });
  return {
    ...{ answer, layout, stops },
    movePacket: (ns) =>
      drawPacket(chart, packetAt(layout, stops, ns), {
        em: size.em,
        isVertical: layout.isVertical,
      }),
    mark: (id) => markRow(chart, id),
  };
}
