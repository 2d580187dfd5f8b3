import type { BaseType, Selection } from 'd3';

/** Writes a value in ink and its error, quieter, after it. */
export function drawLabel<Datum>(
  labels: Selection<BaseType | SVGTextElement, Datum, SVGGElement, unknown>,
  words: (datum: Datum) => readonly [value: string, error: string],
): void {
  labels
    .selectAll('tspan')
    .data((datum) => words(datum))
    .join('tspan')
    .attr('class', (_, index) => (index === 0 ? 'value' : 'error'))
    .attr('dx', (_, index) => (index === 0 ? null : '0.6em'))
    .text((word) => `${word} `);
}
