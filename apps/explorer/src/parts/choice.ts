import { select } from 'd3';

/** One value to choose, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Fills a fieldset with one radio button per option, the chosen one checked. */
export function drawChoice(
  fieldset: Element,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): void {
  const labels = select(fieldset)
    .selectAll<HTMLLabelElement, Option>('label')
    .data(options, (option) => option.value)
    .join((enter) => {
      const label = enter.append('label');
      label
        .append('input')
        .attr('type', 'radio')
        .attr('name', fieldset.id)
        .attr('value', (option) => option.value);
      label.append('span').text((option) => option.label);
      return label;
    });
  labels
    .select('input')
    .property('checked', (option) => option.value === chosen)
    .on('change', (_event, option) => choose(option.value));
}
