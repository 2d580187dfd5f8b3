import { type BaseType, type Selection, select } from 'd3';
import { formatDifference } from '../../format.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { formatMetric, type MetricUnit, metricTicks } from '../../load/metrics.ts';
import {
  type MultipleCell,
  type MultipleDatum,
  type Multiples,
  multiplesLayout,
} from './multiples-layout.ts';

/** A datapath's cell and what its label says besides the value. */
export interface MultipleMark extends MultipleDatum {
  /** `closed form` until something better replaced it. */
  readonly stage: string;
}

type Cells = Selection<SVGGElement, MultipleCell, BaseType, unknown>;

export const pinNames = ['A', 'B', 'C'] as const;

/** What is drawn of a chart now; y from its upper end [px]. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

export const everything: Sight = { from: -Infinity, to: Infinity };

/**
 * Draws one cell per datapath into `node`, of those in sight what has changed; cells keep their elements
 * while they stay.
 *
 * @returns whether anything was drawn
 */
export function drawMultiples(
  node: SVGSVGElement,
  marks: readonly MultipleMark[],
  { unit, size, sight }: { readonly unit: MetricUnit; size: ChartSize; readonly sight: Sight },
): boolean {
  const layout = multiplesLayout(marks, size);
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const svg = select(node);
  if (isNew(node, [layout.width, layout.height, layout.columns, layout.ticks, unit])) {
    svg.attr('width', layout.width).attr('height', layout.height);
    drawGrid(svg, layout, unit);
  }
  const all: Cells = svg
    .selectAll<SVGGElement, MultipleCell>('g.cell')
    .data(layout.cells, (cell) => cell.id)
    .join((enter) =>
      enter
        .append('g')
        .attr('class', 'cell row')
        .attr('role', 'option')
        .attr('data-id', (cell) => cell.id)
        .attr('aria-describedby', 'multiples-detail'),
    )
    .order();
  const em = size.em;
  const cells = all.filter(function isDue(cell) {
    const isInSight = cell.y + layout.cellHeight > sight.from && cell.y < sight.to;
    return isInSight && isNew(this, [cell, byId.get(cell.id), unit, size]);
  });
  if (cells.empty()) return false;
  cells.attr('transform', (cell) => `translate(${cell.x},${cell.y})`);
  one(cells, 'rect', 'backdrop', (cell) => [cell])
    .attr('x', -0.5 * em)
    .attr('y', 1)
    .attr('rx', 4)
    .attr('width', layout.cellWidth + em)
    .attr('height', layout.cellHeight - 2);
  one(cells, 'text', 'name', (cell) => [cell])
    .attr('y', (cell) => cell.name.y)
    .text((cell) => `${cell.name.text} `);
  drawMarks(cells, em);
  drawTexts(cells, byId, unit);
  return true;
}

/** What every element was last drawn from. */
const drawnFrom = new WeakMap<Element, string>();

function isNew(node: Element, content: readonly unknown[]): boolean {
  const next = JSON.stringify(content);
  if (drawnFrom.get(node) === next) return false;
  drawnFrom.set(node, next);
  return true;
}

const one = <Kind extends string, Datum>(
  cells: Cells,
  kind: Kind,
  name: string,
  data: (cell: MultipleCell) => readonly Datum[],
) =>
  cells
    .selectAll<SVGElement, Datum>(`${kind}.${name.replaceAll(' ', '.')}`)
    .data(data)
    .join(kind)
    .attr('class', name);

function drawGrid(
  svg: Selection<SVGSVGElement, unknown, null, undefined>,
  { ticks, tickY, columnHeights, columns, width, cellWidth }: Multiples,
  unit: MetricUnit,
): void {
  const gap = columns > 1 ? (width - columns * cellWidth) / (columns - 1) : 0;
  const axis = svg
    .selectAll('g.axis')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'axis'))
    .attr('aria-hidden', 'true');
  const { texts, unit: name } = metricTicks(
    ticks.map(({ value }) => value),
    unit,
  );
  const lines = columnHeights.flatMap((height, column) =>
    ticks.map(({ x }, i) => ({
      ...{ x: column * (cellWidth + gap) + x, height },
      text: i === ticks.length - 1 ? `${texts[i] ?? ''} ${name}` : (texts[i] ?? ''),
      anchor: i === 0 || i === ticks.length - 1 ? 'start' : 'middle',
    })),
  );
  axis
    .selectAll('line')
    .data(lines)
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', 1.5 * tickY)
    .attr('y2', ({ height }) => height + 1.5 * tickY);
  axis
    .selectAll('text.tick')
    .data(lines)
    .join('text')
    .attr('class', 'tick')
    .style('text-anchor', ({ anchor }) => anchor)
    .attr('x', ({ x }) => x)
    .attr('y', tickY)
    .text(({ text }) => text);
}

function drawMarks(cells: Cells, em: number): void {
  one(cells, 'rect', 'predicted', ({ bar }) => (bar === null ? [] : [bar]))
    .attr('x', 0)
    .attr('y', (bar) => bar.y)
    .attr('width', (bar) => bar.width)
    .attr('height', (bar) => bar.height);
  for (const [name, part, halo] of [
    ['band wide halo', 'wide', 0.34],
    ['band wide', 'wide', 0.12],
    ['band thick', 'thick', 0.34],
  ] as const) {
    one(cells, 'line', name, (cell) => {
      const span = cell[part];
      return span === null ? [] : [{ ...span, y: cell.bandY }];
    })
      .attr('x1', (span) => span.from)
      .attr('x2', (span) => span.to)
      .attr('y1', (span) => span.y)
      .attr('y2', (span) => span.y)
      .style('stroke-width', halo * em);
  }
  const pins = one(cells, 'path', 'pin', ({ pins: all, bandY }) =>
    all.map((pin) => ({ ...pin, y: bandY })),
  );
  pins.attr('d', ({ x, y }) => `M${x},${y - 0.85 * em}V${y + 0.85 * em}`);
  one(cells, 'text', 'pin-name', ({ pins: all, bandY }) => all.map((pin) => ({ ...pin, y: bandY })))
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y + 1.65 * em)
    .text(({ pin }) => pinNames[pin] ?? '');
}

function drawTexts(cells: Cells, byId: ReadonlyMap<string, MultipleMark>, unit: MetricUnit): void {
  const labels = one(cells, 'text', 'label', (cell) => [cell])
    .attr('x', (cell) => cell.label.x)
    .attr('y', (cell) => cell.label.y);
  labels
    .selectAll('tspan')
    .data((cell) => {
      const mark = byId.get(cell.id);
      if (mark === undefined || mark.value === null) return ['', ''];
      const pin = mark.pins[0] ?? null;
      const change = pin === null || pin === 0 ? '' : formatDifference(mark.value / pin - 1);
      return [formatMetric(mark.value, unit), change === '' ? '' : `${change} on A`];
    })
    .join('tspan')
    .attr('class', (_, i) => (i === 0 ? 'value' : 'error'))
    .attr('dx', (_, i) => (i === 0 ? null : '0.5em'))
    .text((word) => `${word} `);
  one(cells, 'text', 'note', (cell) => cell.notes)
    .attr('y', ({ y }) => y)
    .text(({ text }) => `${text} `);
  cells.classed('settled', ({ id }) => byId.get(id)?.stage === 'simulated');
  cells.classed('refused', ({ id }) => byId.get(id)?.value === null);
}
