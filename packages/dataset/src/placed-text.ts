import type { Place } from './problem-list.ts';

/** The way from the top of a text to one of its parts. */
export type Path = readonly PropertyKey[];

/** A text that was read into a value, and where each of its parts stands. */
export interface PlacedText {
  readonly value: unknown;
  /** Place of the value at a path, or of the nearest thing around it. */
  readonly placeOf: (path: Path) => Place;
  /** Place of a key of the mapping at a path. */
  readonly placeOfKey: (path: Path, key: string) => Place;
}
