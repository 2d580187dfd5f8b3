import type { Quantiles } from '@hopwise/calibration';
import { formatCount } from '../../format.ts';
import type { Knob } from '../../load/knobs.ts';
import { formatMetric, type Metric, type MetricUnit } from '../../load/metrics.ts';
import { datapathName } from '../../names.ts';
import type { Reply } from '../../worker/question.ts';
import { systemParts } from './state.ts';
import type { KnownCrossing, SweepKnown } from './sweep-answers.ts';

/** A system as a sentence names it, without what it has in common with all the others. */
export function systemNames(systems: readonly string[]): readonly string[] {
  const parts = systems.map(systemParts);
  const sameDatapath = new Set(parts.map(({ datapath }) => datapath)).size === 1;
  return parts.map(({ datapath, modifiers }) => {
    const whole = datapathName(datapath, modifiers);
    if (!sameDatapath || systems.length === 1 || modifiers.length === 0) return whole;
    return whole.slice(datapathName(datapath, []).length + ' + '.length);
  });
}

/** What each crossing means, in words; an order that the intervals do not bear out is not stated. */
export function crossingSentences(
  crossings: readonly KnownCrossing[],
  names: readonly string[],
  { knob, metric }: { readonly knob: Knob; readonly metric: Metric },
): readonly string[] {
  return crossings.map(({ above, below, to, before, after }) => {
    // A line that is above has more of the metric: of CPU and latency that is worse.
    const isBetter = metric.better === 'high';
    const [winner, loser] = isBetter ? [above, below] : [below, above];
    const [first, second] = [names[winner] ?? '', names[loser] ?? ''];
    const from = `${formatCount(Number(to.toPrecision(2)))} ${knob.noun}`;
    const [isClearBefore, isClearAfter] = [isClear(before), isClear(after)];
    if (isClearBefore && isClearAfter) return `From ${from} on, ${first} beats ${second}.`;
    if (isClearAfter) {
      return `From about ${from} on, ${first} beats ${second}; below that there is no clear order.`;
    }
    if (isClearBefore) {
      return `Up to about ${from}, ${second} beats ${first}; beyond that there is no clear order.`;
    }
    return `${first} and ${second} cross at about ${from}: no clear order on either side.`;
  });
}

/** Whether nine of ten machines that it may be have the same order. */
const isClear = (ratio: Quantiles | null): boolean => ratio !== null && ratio.p5 > 1;

/** What the lines are at one place, the best first. */
export function cursorSentence(
  lines: readonly { readonly name: string; readonly reply: Reply | undefined }[],
  place: string,
  { metric, unit }: { readonly metric: Metric; readonly unit: MetricUnit },
): string {
  const valued = lines.flatMap(({ name, reply }) => {
    const value = reply?.kind === 'answer' ? metric.value(reply.prediction) : null;
    return value === null ? [] : [{ name, value }];
  });
  const best = valued.toSorted((a, b) =>
    metric.better === 'high' ? b.value - a.value : a.value - b.value,
  );
  const refused = lines.flatMap(({ name, reply }) =>
    reply?.kind === 'refusal' ? [`${name} cannot: ${reply.because.join('; ')}`] : [],
  );
  return [
    ...(best.length === 0
      ? []
      : [
          `At ${place}: ${best.map(({ name, value }) => `${name} ${formatMetric(value, unit)}`).join(', ')}`,
        ]),
    ...refused,
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** How far the answers are, in one line that is always there. */
export function sweepStatus(
  { running, replies, bounded, simulated }: SweepKnown,
  names: readonly string[],
  systems: readonly string[],
): string {
  if (running !== null) {
    const name = names[systems.indexOf(running.system)] ?? running.system;
    const part = Math.floor(running.fraction * 100);
    return `Simulating ${name} at ${formatCount(running.x)}: ${part}\u00a0%`;
  }
  if (replies.length === 0) return 'Asking the closed form.';
  const dots = simulated.size === 0 ? '' : `, ${simulated.size} simulated`;
  return `Closed form${bounded.size === 0 ? '' : ', with intervals'}${dots}.`;
}
