/** The rows of a long list that are in sight, and the room above and below them. */
export interface RowWindow {
  readonly first: number;
  /** One beyond the last. */
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

export interface Scrolled {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Pixels that are scrolled out at the top. */
  readonly scrollTop: number;
  readonly height: number;
}

/** Rows drawn beyond both ends, so that a small scroll shows no gap. */
const spare = 12;

/** Which rows of a list to draw; the sum of drawn rows and room is always the whole list. */
export function rowWindow({ rowCount, rowHeight, scrollTop, height }: Scrolled): RowWindow {
  const visible = Math.ceil(height / rowHeight);
  const top = Math.min(Math.max(0, Math.floor(scrollTop / rowHeight)), Math.max(0, rowCount - 1));
  const first = Math.max(0, top - spare);
  const end = Math.min(rowCount, top + visible + spare);
  return { first, end, above: first * rowHeight, below: (rowCount - end) * rowHeight };
}
