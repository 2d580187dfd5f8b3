import type { ChartSize } from '../../layout/chart-frame.ts';
import { knobOf, knobWords } from '../../load/knobs.ts';
import { bandOf, type Metric, type MetricUnit } from '../../load/metrics.ts';
import type { Reply } from '../../worker/question.ts';
import { drawHeat } from './heat.ts';
import { heatLayout } from './heat-layout.ts';
import { drawLines } from './lines.ts';
import { type LineDatum, linesLayout, type MarkDatum } from './lines-layout.ts';
import { mapValues } from './map-values.ts';
import { keyOf, type SweepAsked, type SweepKnown } from './sweep-answers.ts';
import { cursorSentence, systemNames } from './words.ts';

/** What the chart is drawn with, besides the answers. */
export interface ChartContext {
  readonly unit: MetricUnit;
  readonly size: ChartSize;
  /** Index of the stop that is read. */
  readonly cursor: number;
}

/** Draws what is known of the sweep that was answered last, and gives the sentence below it. */
export function drawSweep(node: SVGSVGElement, known: SweepKnown, context: ChartContext): string {
  const { asked } = known;
  if (asked === null) return '';
  return asked.y === null
    ? drawAnswerLines(node, known, { ...context, asked })
    : drawAnswerMap(node, known, { ...context, asked });
}

type Context = ChartContext & { readonly asked: SweepAsked };

function drawAnswerLines(node: SVGSVGElement, known: SweepKnown, context: Context): string {
  const { asked, unit, size } = context;
  const { xs, systems, metric } = asked;
  const knob = knobOf(asked.x);
  const names = systemNames(systems);
  const cursor = Math.min(context.cursor, xs.length - 1);
  const data = systems.map((id, line) => lineDatum(id, names[line] ?? id, line, known, asked));
  drawLines(node, linesLayout(xs, data, { ...size, isLog: knob.isLog }), {
    ...{ knob, unit, cursor: xs[cursor] ?? null, em: size.em },
    crossings: known.crossings.map(({ to }) => to),
  });
  return cursorSentence(
    systems.map((id, line) => ({
      ...{ name: names[line] ?? id, reply: known.replies[line]?.[cursor] },
    })),
    knobWords(knob, xs[cursor] ?? 0),
    { metric, unit },
  );
}

function lineDatum(
  id: string,
  name: string,
  line: number,
  { replies, bounded, simulated }: SweepKnown,
  { xs, metric, marks }: SweepAsked,
): LineDatum {
  return {
    ...{ id, name },
    values: xs.map((_, column) => valueOf(replies[line]?.[column], metric)),
    bands: xs.map((x) => {
      const reply = bounded.get(keyOf(id, x));
      return reply?.kind === 'answer' ? bandOf(metric, reply) : null;
    }),
    marks: marks.flatMap((x) => markDatum(x, simulated.get(keyOf(id, x)), metric)),
  };
}

/** A simulation with the interval of its rate, which that of other figures is taken to share. */
function markDatum(x: number, reply: Reply | undefined, metric: Metric): readonly MarkDatum[] {
  const value = valueOf(reply, metric);
  if (value === null || reply?.kind !== 'answer') return [];
  const { rate } = reply.prediction;
  const halfWidth = rate.value > 0 ? (rate.high - rate.low) / (2 * rate.value) : 0;
  return [{ x, value, low: value * (1 - halfWidth), high: value * (1 + halfWidth) }];
}

function drawAnswerMap(
  node: SVGSVGElement,
  { replies: all }: SweepKnown,
  { asked, unit, size }: Context,
): string {
  const { xs, x, y, metric } = asked;
  if (y === null) return '';
  const values = mapValues(all, metric);
  const ys = asked.ys.map((each) => each ?? 0);
  const isSigned = all.length > 1;
  drawHeat(node, heatLayout({ xs, ys, values, isSigned }, size), {
    ...{ x: knobOf(x), y: knobOf(y), unit: isSigned ? 'difference' : unit, em: size.em },
  });
  const refused = all.flat().find((reply) => reply.kind === 'refusal');
  return refused?.kind === 'refusal'
    ? `Blank where it cannot be: ${refused.because.join('; ')}.`
    : '';
}

const valueOf = (reply: Reply | undefined, metric: Metric): number | null =>
  reply?.kind === 'answer' ? metric.value(reply.prediction) : null;
