import { type Datapath, datapaths } from '@hopwise/datapath';
import { select } from 'd3';
import { familyName } from '../names.ts';
import { element } from './element.ts';

/** The datapath that a text names: by id or title, whole or by the only one that it fits. */
export function foundDatapath(text: string): Datapath | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const exact = datapaths.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const fitting = datapaths.filter(({ id, title }) =>
    `${id} ${title}`.toLowerCase().includes(wanted),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Lists every datapath under the search field and tells which one is chosen. */
export function listenForSearch(choose: (id: string) => void): void {
  const field = element<HTMLInputElement>('#search');
  select(element('#datapaths'))
    .selectAll('option')
    .data(datapaths)
    .join('option')
    .attr('value', ({ title }) => title)
    .text(({ id }) => `${id}, ${familyName(id)}`);
  const tryToGo = (): void => {
    const found = foundDatapath(field.value);
    field.setCustomValidity(
      found === undefined && field.value !== '' ? 'No datapath, or several, has this name.' : '',
    );
    if (found === undefined) return;
    field.value = '';
    field.blur();
    choose(found.id);
  };
  field.addEventListener('change', tryToGo);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') field.blur();
  });
}
