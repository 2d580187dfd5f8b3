import { type BaseType, type Selection, select } from 'd3';
import { datapathColour } from '../palette.ts';

/** Where a prediction stands over its measurement, and how far it may be off. */
export interface PairDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Upper and lower end of the 90 % interval. */
  readonly high: number;
  readonly low: number;
}

/** What a pair is called, how it looks and whose it is. */
interface PairLook {
  readonly label: string;
  readonly datapath: string;
  readonly className: string;
}

type PairGroups<Dot extends PairDot> = Selection<
  SVGGElement,
  Dot,
  BaseType | SVGSVGElement,
  unknown
>;

/** Draws a dot and its whisker for each pair, as options of a list box, and gives their groups. */
export function drawPairMarks<Dot extends PairDot>(
  node: SVGSVGElement,
  dots: readonly Dot[],
  lookOf: (id: string) => PairLook | undefined,
  detailId: string,
): PairGroups<Dot> {
  const marks = select(node)
    .selectAll<SVGGElement, Dot>('g.row')
    .data(dots, ({ id }) => id)
    .join('g')
    .attr('class', 'row')
    .attr('role', 'option')
    .attr('data-id', ({ id }) => id)
    .attr('aria-describedby', detailId)
    .attr('aria-label', ({ id }) => lookOf(id)?.label ?? '')
    .style('--mark-colour', ({ id }) => datapathColour(lookOf(id)?.datapath ?? ''));
  marks
    .selectAll('line')
    .data((dot) => [dot])
    .join('line')
    .attr('class', 'whisker')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ high }) => high)
    .attr('y2', ({ low }) => low);
  marks
    .selectAll('circle')
    .data((dot) => [dot])
    .join('circle')
    .attr('class', ({ id }) => `${lookOf(id)?.className ?? ''} backdrop-dot`)
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
  return marks;
}
