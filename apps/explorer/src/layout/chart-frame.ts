import { wrapWords } from './wrap-words.ts';

/** Room for a chart: pixels across, and the pixels of one em. */
export interface ChartSize {
  readonly width: number;
  readonly em: number;
}

/** What a row is called, and a quieter line under it. */
export interface RowName {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

/** Places of one row; y is the row's top, everything else counts from there. */
export interface FrameRow {
  readonly id: string;
  readonly y: number;
  readonly lines: readonly { readonly text: string; readonly y: number; readonly quiet: boolean }[];
}

/** What every row chart has in common: names, rows of one height, room for labels at the right. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Left and right end of the axis. */
  readonly left: number;
  readonly right: number;
  /** Where the bars of a row start and end, from the row's top. */
  readonly barsTop: number;
  readonly barsHeight: number;
  /** From where to where lines of the grid go: never through a name. */
  readonly grid: readonly { readonly top: number; readonly bottom: number }[];
  readonly rows: readonly FrameRow[];
}

/** Room for the number at a tick [em]; the unit stands once, after the last. */
export const tickEms = 2.6;

/** Below this many em a name stands over its bars, not beside them. */
const narrowEms = 36;
/** Widest average letter that we expect, in em. */
const letterEms = 0.67;
/** The same of a note, which is smaller and lighter. */
const quietLetterEms = 0.46;
/** Bars get this width before names get more than their share. */
const comfortableEms = 20;
const lineEms = 1.3;
const barsEms = 2.3;
const paddingEms = 0.6;
const axisEms = 2;

/**
 * Divides a chart into rows of one height.
 *
 * @param reserve - Room that the chart needs left of the axis and right of it [em].
 */
export function chartFrame(
  names: readonly RowName[],
  { width, em }: ChartSize,
  reserve: { readonly before: number; readonly after: number },
): ChartFrame {
  const narrow = width < narrowEms * em;
  const lettersOf = ({ name, note }: RowName): number =>
    Math.max(name.length * letterEms, note.length * quietLetterEms);
  const longest = Math.max(0, ...names.map(lettersOf)) * em;
  const spare = width - (reserve.before + reserve.after + comfortableEms) * em;
  const nameWidth = narrow ? width : Math.min(longest + em, Math.max(0.32 * width, spare));
  const wrapped = names.map(({ id, name, note }) => ({
    id,
    name: wrapWords(name, Math.floor(nameWidth / (letterEms * em))),
    note: note === '' ? [] : wrapWords(note, Math.floor(nameWidth / (quietLetterEms * em))),
  }));
  const lineCount = Math.max(1, ...wrapped.map(({ name, note }) => name.length + note.length));
  const textHeight = lineCount * lineEms * em;
  const barsHeight = barsEms * em;
  const padding = paddingEms * em;
  const content = narrow ? textHeight + barsHeight + padding / 2 : Math.max(textHeight, barsHeight);
  const rowHeight = content + 2 * padding;
  const left = (narrow ? em / 2 : nameWidth + em) + reserve.before * em;
  const barsTop = narrow ? padding * 1.5 + textHeight : (rowHeight - barsHeight) / 2;
  return {
    width,
    height: names.length * rowHeight + axisEms * em,
    rowHeight,
    left,
    right: Math.max(left + em, width - reserve.after * em),
    barsTop,
    barsHeight,
    grid: narrow
      ? names.map((_, index) => ({
          top: index * rowHeight + barsTop - padding / 2,
          bottom: index * rowHeight + barsTop + barsHeight + padding / 2,
        }))
      : [{ top: 0, bottom: names.length * rowHeight }],
    rows: wrapped.map(({ id, name, note }, index) => {
      const texts = [
        ...name.map((text) => ({ text, quiet: false })),
        ...note.map((text) => ({ text, quiet: true })),
      ];
      const top = narrow ? padding : (rowHeight - texts.length * lineEms * em) / 2;
      return {
        id,
        y: index * rowHeight,
        lines: texts.map((line, at) => ({ ...line, y: top + (at + 0.75) * lineEms * em })),
      };
    }),
  };
}
