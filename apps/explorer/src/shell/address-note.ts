import { element } from './element.ts';

/** Says which parts of the address the page does not have; nothing when it has all. */
export function drawAddressNote(ignored: readonly string[] | null): void {
  const note = element('#address-note');
  note.hidden = ignored === null || ignored.length === 0;
  note.textContent = note.hidden ? null : addressNote(ignored ?? []);
}

/** What an address asked for in vain. */
export const addressNote = (ignored: readonly string[]): string =>
  `The address asked for ${ignored.map((part) => `"${part}"`).join(', ')}, which this page does not ` +
  'have. What is shown stands in the address now.';
