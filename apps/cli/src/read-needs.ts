import { needs } from '@hopwise/dataset';
import { unknownId } from './known-id.ts';

/** What a product must have, as a list with commas; adds a problem for each that nobody can have. */
export function readNeeds(text: string | undefined, problems: string[]): readonly string[] {
  const asked = (text ?? '').split(',').filter((name) => name !== '');
  const unknown = asked.filter((name) => !needs.includes(name));
  problems.push(...unknown.map((name) => unknownId('need', name, needs)));
  return asked;
}
