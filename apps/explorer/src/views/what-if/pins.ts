import { select } from 'd3';
import type { Load } from '../../load/load.ts';
import { pinNames } from './multiples.ts';

/** What may be done with a pinned load. */
export interface PinActions {
  readonly title: (load: Load) => string;
  readonly restore: (load: Load) => void;
  readonly remove: (index: number) => void;
}

/** Lists the pinned loads, each with what brings it back and what takes it off. */
export function drawPins(
  list: Element,
  pins: readonly Load[],
  { title, restore, remove }: PinActions,
): void {
  const items = select(list)
    .selectAll<HTMLLIElement, Load>('li')
    .data(pins)
    .join((enter) => {
      const item = enter.append('li');
      item.append('strong');
      item.append('span');
      item.append('button').attr('type', 'button').attr('class', 'restore').text('Bring back');
      item.append('button').attr('type', 'button').attr('class', 'remove').text('Take off');
      return item;
    });
  items.select('strong').text((_, i) => pinNames[i] ?? '');
  items.select('span').text((load) => title(load));
  items
    .select('.restore')
    .attr('aria-label', (_, i) => `Bring back ${pinNames[i] ?? ''}`)
    .on('click', (_event, load) => restore(load));
  items.select('.remove').each(function listen(_, i) {
    select(this as Element)
      .attr('aria-label', `Take off ${pinNames[i] ?? ''}`)
      .on('click', () => remove(i));
  });
}
