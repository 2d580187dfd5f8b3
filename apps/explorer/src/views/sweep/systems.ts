import { datapaths, modifiers } from '@hopwise/datapath';
import { select } from 'd3';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import { initialState, mostSystems } from './state.ts';

/** Lists the systems that are drawn, each with what takes it off. */
export function drawSystems(
  systems: readonly string[],
  names: readonly string[],
  change: (systems: readonly string[]) => void,
): void {
  const items = select(element('#systems'))
    .selectAll<HTMLLIElement, string>('li')
    .data(systems)
    .join((enter) => {
      const item = enter.append('li');
      item.append('i').attr('aria-hidden', 'true');
      item.append('span');
      item.append('button').attr('type', 'button').text('Take off');
      return item;
    });
  items.attr('class', (_, i) => `line-${i}`);
  items.select('span').text((_, i) => names[i] ?? '');
  items
    .select<HTMLButtonElement>('button')
    .attr('aria-label', (_, i) => `Take off ${names[i] ?? ''}`)
    .property('disabled', systems.length === 1)
    .on('click', (_event, system) => change(systems.filter((other) => other !== system)));
  element<HTMLButtonElement>('#add').disabled = systems.length >= mostSystems;
}

/** Lets the reader add a system; what cannot be is refused where it would be drawn. */
export function listenForSystems(add: (system: string) => void): void {
  const [datapath, modifier] = [
    element<HTMLSelectElement>('#add-datapath'),
    element<HTMLSelectElement>('#add-modifier'),
  ];
  drawSelect(
    datapath,
    datapaths.map(({ id, title }) => ({ value: id, label: title })),
    initialState.systems[0]?.split('+')[0] ?? '',
    () => undefined,
  );
  drawSelect(
    modifier,
    [
      { value: '', label: 'nothing changed' },
      ...modifiers.map(({ id, title }) => ({ value: id, label: title })),
    ],
    '',
    () => undefined,
  );
  element('#add').onclick = () =>
    add([datapath.value, ...(modifier.value === '' ? [] : [modifier.value])].join('+'));
}
