import { element } from './element.ts';

/** Says something about the address, or nothing. */
export function drawAddressNote(note: string | null): void {
  element('#address-note').hidden = note === null;
  element('#address-note').textContent = note;
}
