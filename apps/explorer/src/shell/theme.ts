import { isTheme, type Theme } from './address.ts';
import { element } from './element.ts';

/** Puts the chosen theme on the page, and tells which one is chosen next. */
export function drawTheme(theme: Theme, choose: (theme: Theme) => void): void {
  document.documentElement.dataset['theme'] = theme;
  for (const input of element('#theme').querySelectorAll('input')) {
    input.checked = input.value === theme;
    input.onchange = () => {
      if (isTheme(input.value)) choose(input.value);
    };
  }
}
