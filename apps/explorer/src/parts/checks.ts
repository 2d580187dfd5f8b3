import { select } from 'd3';
import type { Option } from './choice.ts';

/** Fills a fieldset with one checkbox per option, the chosen ones checked. */
export function drawChecks(
  fieldset: Element,
  options: readonly Option[],
  chosen: readonly string[],
  choose: (values: readonly string[]) => void,
): void {
  const labels = select(fieldset)
    .selectAll<HTMLLabelElement, Option>('label')
    .data(options, (option) => option.value)
    .join((enter) => {
      const label = enter.append('label');
      label
        .append('input')
        .attr('type', 'checkbox')
        .attr('value', (option) => option.value);
      label.append('span').text((option) => option.label);
      return label;
    });
  labels
    .select<HTMLInputElement>('input')
    .property('checked', (option) => chosen.includes(option.value))
    .on('change', () => {
      const boxes = [...fieldset.querySelectorAll('input')];
      choose(boxes.filter((box) => box.checked).map((box) => box.value));
    });
}
