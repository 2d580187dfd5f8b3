/** Names what a JSON text is, so that a reader can check it against its schema in docs/schemas. */
export interface Formatted {
  readonly format: `hopwise/${string}@${number}`;
}

export const toJson = <Value extends Formatted>(value: Value): string =>
  JSON.stringify(value, null, 2);
