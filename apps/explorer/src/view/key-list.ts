import { element } from './element.ts';

/** `?` opens the list of keys and goes to it. */
export function listenForKeyList(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '?') return;
    element<HTMLDetailsElement>('#keys').open = true;
    element('#keys summary').focus();
  });
}
