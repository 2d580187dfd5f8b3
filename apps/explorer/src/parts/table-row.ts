import { element } from '../shell/element.ts';

/** Opens a table alternative and goes to the row of a mark. */
export function openTableRow(table: string, id: string): void {
  const details = element<HTMLDetailsElement>(table);
  details.open = true;
  details.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"]`)?.focus();
}

/** Esc goes back from a table to the mark that was left. */
export function listenForReturn(table: string, chart: string): void {
  element(table).addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    element<SVGElement>(`${chart} [tabindex="0"]`).focus();
  });
}
