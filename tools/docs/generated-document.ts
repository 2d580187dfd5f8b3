/** A file below the root and what it should contain. */
export interface GeneratedDocument {
  readonly path: string;
  readonly text: string;
}
