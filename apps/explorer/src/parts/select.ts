import { select } from 'd3';
import type { Option } from './choice.ts';

/** Fills a select element with one option each, the chosen one selected. */
export function drawSelect(
  node: HTMLSelectElement,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): void {
  select(node)
    .selectAll<HTMLOptionElement, Option>('option')
    .data(options, (option) => option.value)
    .join('option')
    .attr('value', ({ value }) => value)
    .text(({ label }) => label);
  node.value = chosen;
  node.onchange = () => choose(node.value);
}
