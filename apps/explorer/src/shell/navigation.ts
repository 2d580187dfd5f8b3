import { select } from 'd3';
import type { RegisteredView } from '../views/registry.ts';
import { encodeAddress, type Theme } from './address.ts';
import { element } from './element.ts';

/** A link to each view, the one that is shown marked; the page has them from the first picture on. */
export function drawNavigation(
  views: readonly RegisteredView[],
  shown: string,
  theme: Theme,
): void {
  select(element('#views'))
    .selectAll<HTMLAnchorElement, RegisteredView>('a')
    .data(views)
    .join('a')
    .attr('href', ({ id }) => encodeAddress(id, {}, theme))
    .attr('title', ({ question }) => question)
    .attr('aria-current', ({ id }) => (id === shown ? 'page' : null))
    .text(({ title }) => title);
}
