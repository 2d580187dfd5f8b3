import type { BaseType, Selection } from 'd3';

/** Where a rectangle stands [px]. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Gives rectangles their places, as their data have them; for `call`. */
export function placeRects<Datum extends Box, Parent extends BaseType, ParentDatum>(
  rects: Selection<BaseType | SVGRectElement, Datum, Parent, ParentDatum>,
): void {
  rects
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('width', ({ width }) => width)
    .attr('height', ({ height }) => height);
}
