import { select } from 'd3';

/** Two equal axes, and the line on which both values are the same. */
export interface PairGround {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Alike on both axes; the text of a tick stands once where `isCorner`. */
  readonly ticks: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly isCorner: boolean;
  }[];
  /** Corners of what the scatter of runs alone fills; empty where nobody knows. */
  readonly noise: readonly (readonly [x: number, y: number])[];
  /** What both axes count, such as `, M/s`. */
  readonly unit: string;
}

/** Draws what is behind the marks of a chart of predictions over measurements. */
export function drawPairGround(node: SVGSVGElement, place: PairGround): void {
  const { width, height, left, right, top, bottom, ticks, noise, unit } = place;
  const ground = select(node)
    .attr('width', width)
    .attr('height', height)
    .selectAll<SVGGElement, null>('g.ground')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'ground axis'))
    .attr('aria-hidden', 'true');
  ground.selectAll('*').remove();
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    ground.append('line').attr('x1', x1).attr('y1', y1).attr('x2', x2).attr('y2', y2);
  const text = (words: string, x: number, y: number) =>
    ground.append('text').attr('x', x).attr('y', y).text(words);
  if (noise.length > 0) {
    ground
      .append('polygon')
      .attr('class', 'noise')
      .attr('points', noise.map((corner) => corner.join(',')).join(' '));
  }
  for (const { x, y, text: words, isCorner } of ticks) {
    line(x, top, x, bottom);
    line(left, y, right, y);
    text(words, x, bottom).attr('class', 'tick').attr('dy', '1.3em');
    if (isCorner) continue;
    text(words, left, y).attr('text-anchor', 'end').attr('dx', '-0.5em').attr('dy', '0.35em');
  }
  line(left, bottom, right, top).attr('class', 'diagonal');
  text(`measured${unit}`, right, height).attr('text-anchor', 'end').attr('dy', '-0.3em');
  text(`predicted${unit}`, left, top).attr('dx', '0.5em').attr('dy', '1em');
}
