import { scaleLinear } from 'd3';
import type { DifferenceStep, DifferenceSteps } from '@hopwise/calibration';
import { type ChartFrame, type ChartSize, chartFrame, tickEms } from '../../layout/chart-frame.ts';

/** A row of the waterfall: a figure, or a step from the figure above to the one below. */
export interface WaterfallRow {
  readonly id: string;
  /** Figures before and after the row; equal where it is a figure itself. */
  readonly before: number;
  readonly after: number;
  /** Null where the row is a figure. */
  readonly step: DifferenceStep | null;
  /** How many smaller steps the row stands for; 1 for a step of its own. */
  readonly count: number;
}

/** More rows than this hide what matters; what is left of the stages is one row. */
const stepsMost = 9;

/** From A's figure by its steps to B's: each row begins where the row before it ends. */
export function waterfallRows({ from, to, steps }: DifferenceSteps): readonly WaterfallRow[] {
  const stages = steps.filter(({ kind }) => kind === 'stage');
  const others = steps.filter(({ kind }) => kind !== 'stage');
  const shown = stages.length > stepsMost + 1 ? stages.slice(0, stepsMost) : stages;
  const smaller = stages.slice(shown.length);
  const rows: WaterfallRow[] = [figure('a', from)];
  const add = (id: string, step: DifferenceStep, count = 1): void => {
    const before = rows.at(-1)?.after ?? from;
    rows.push({ id, before, after: before + step.value, step, count });
  };
  for (const step of shown) add(`stage ${step.stage}`, step);
  if (smaller.length > 0) {
    const value = smaller.reduce((sum, step) => sum + step.value, 0);
    add('smaller', { kind: 'stage', stage: null, change: null, value }, smaller.length);
  }
  for (const step of others) add(step.kind, step);
  return [...rows, figure('b', to)];
}

const figure = (id: string, value: number): WaterfallRow => ({
  ...{ id, before: value, after: value, step: null, count: 1 },
});

/** A bar of a step, or the mark of a figure; y counts from the top of its row. */
export interface WaterfallBar {
  readonly row: WaterfallRow;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** To where the line goes that leads to the next row. */
  readonly leadsTo: number | null;
  readonly label: { readonly x: number; readonly anchor: 'start' | 'end' };
}

export interface WaterfallLayout {
  readonly frame: ChartFrame;
  readonly bars: readonly WaterfallBar[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

/** Room for a number beside its bar [em]. */
const labelEms = 5.5;

/**
 * Lays the rows out. The axis holds what moves, and need not begin at zero: figures are marks and not
 * bars, so that no length lies.
 */
export function waterfallLayout(
  rows: readonly WaterfallRow[],
  names: ReadonlyMap<string, { readonly name: string; readonly note: string }>,
  size: ChartSize,
): WaterfallLayout {
  const frame = chartFrame(
    rows.map(({ id }) => ({
      id,
      name: names.get(id)?.name ?? id,
      note: names.get(id)?.note ?? '',
    })),
    size,
    { before: 0, after: tickEms },
  );
  const { em } = size;
  const values = rows.flatMap(({ before, after }) => [before, after]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Room for the numbers inside the axis, whichever side they stand on.
  const room = Math.min(labelEms * em, (frame.right - frame.left) / 4);
  const plain = scaleLinear(least === most ? [least - 1, most + 1] : [least, most], [
    frame.left + room,
    frame.right - room,
  ]);
  const x = (value: number): number => plain(value);
  const [low, high] = [plain.invert(frame.left), plain.invert(frame.right)];
  const spacing = Math.max(2, Math.floor((frame.right - frame.left) / (6 * em)));
  const ticks = scaleLinear([low, high], [frame.left, frame.right]).ticks(Math.min(6, spacing));
  return {
    frame,
    ticks: ticks.map((value) => ({ value, x: x(value) })),
    bars: rows.map((row, index) => {
      const [left, right] = [
        x(Math.min(row.before, row.after)),
        x(Math.max(row.before, row.after)),
      ];
      const isFall = row.after < row.before;
      return {
        row,
        x: left,
        width: right - left,
        y: frame.barsTop + 0.2 * frame.barsHeight,
        height: 0.6 * frame.barsHeight,
        leadsTo: index < rows.length - 1 ? x(row.after) : null,
        label: isFall
          ? { x: left - 0.5 * em, anchor: 'end' }
          : { x: right + 0.5 * em, anchor: 'start' },
      };
    }),
  };
}
