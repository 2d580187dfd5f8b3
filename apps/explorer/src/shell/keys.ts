import { element } from './element.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select');

/** `?` opens the list of keys, `/` goes to the search of datapaths. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '?') {
      element<HTMLDetailsElement>('#keys').open = true;
      element('#keys summary').focus();
    } else if (event.key === '/') {
      element('#search').focus();
    } else {
      return;
    }
    event.preventDefault();
  });
}
