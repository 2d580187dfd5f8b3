import { select } from 'd3';
import { formatCount, formatDifference } from '../../format.ts';
import type { Knob } from '../../load/knobs.ts';
import { formatMetric, type MetricUnit } from '../../load/metrics.ts';
import type { HeatPlace } from './heat-layout.ts';
import { placeRects } from '../../charts/place-rects.ts';

/** Draws a map of cells, darker for more, with a line where the figure has a round value. */
export function drawHeat(
  node: SVGSVGElement,
  place: HeatPlace,
  text: {
    readonly x: Knob;
    readonly y: Knob;
    readonly unit: MetricUnit | 'difference';
    readonly em: number;
  },
): void {
  const { left, right, top, bottom, width, height } = place;
  const { em, unit } = text;
  const svg = select(node).attr('width', width).attr('height', height);
  svg.selectAll('g.axis, g.line').remove();
  const group = svg.selectAll('g.heat').data([place]).join('g').attr('class', 'heat');
  group
    .selectAll('rect')
    .data(place.cells)
    .join('rect')
    .attr('class', ({ level, isLess }) =>
      level === null ? 'refused' : isLess ? 'cell-level less' : 'cell-level',
    )
    .call(placeRects)
    .style('fill-opacity', ({ level }) => (level === null ? null : 0.06 + 0.84 * level));
  group
    .selectAll('path')
    .data(place.contours)
    .join('path')
    .attr('class', ({ value }) =>
      unit === 'difference' && value === 0 ? 'contour even' : 'contour',
    )
    .attr('d', ({ rings }) => rings.map((ring) => `M${ring.join('L')}`).join(''));
  const numbers = [
    ...place.contours.flatMap(({ value, label }) =>
      label === null
        ? []
        : [{ x: label[0], y: label[1], anchor: 'middle', text: valueText(value, unit) }],
    ),
  ];
  group
    .selectAll('text.level')
    .data(numbers)
    .join('text')
    .attr('class', 'level')
    .style('text-anchor', 'middle')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y + 0.3 * em)
    .text((each) => each.text);
  const name = ({ label, unit: of }: Knob): string => (of === '' ? label : `${label} [${of}]`);
  const axes = [
    ...place.xTicks.map(({ value, x }) => ({
      ...{ x, y: bottom + 1.3 * em, anchor: 'middle', text: formatCount(value) },
    })),
    ...place.yTicks.map(({ value, y }) => ({
      ...{ x: left - 0.5 * em, y: y + 0.3 * em, anchor: 'end', text: formatCount(value) },
    })),
    { x: (left + right) / 2, y: bottom + 2.9 * em, anchor: 'middle', text: name(text.x) },
    { x: left, y: top - 0.2 * em, anchor: 'start', text: `${name(text.y)}, upwards` },
  ];
  group
    .selectAll('text.tick')
    .data(axes)
    .join('text')
    .attr('class', 'tick')
    .style('text-anchor', ({ anchor }) => anchor)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text((each) => each.text);
}

const valueText = (value: number, unit: MetricUnit | 'difference'): string =>
  unit !== 'difference'
    ? formatMetric(value, unit)
    : value === 0
      ? 'equal'
      : formatDifference(value);
