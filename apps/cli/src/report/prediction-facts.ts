import type { Datapath, Hardware, Prediction } from '@hopwise/datapath';
import { datagramText } from './datagram-text.ts';
import { formatCount, formatDuration, formatNumber, formatPercent, formatRate } from './format.ts';
import { latencyText } from './latency-text.ts';
import { modelErrorText } from './model-error.ts';
import { bottleneckName } from './names.ts';
import { pathFacts } from './path-facts.ts';
import { wireText } from './wire-text.ts';
import { wrap } from './wrap.ts';

/** What the facts of a prediction need besides it. */
export interface FactContext {
  /** With the modifiers applied. */
  readonly datapath: Datapath;
  readonly hardware: Hardware;
  /** A study that has this test on this machine; null where none has. */
  readonly comparedIn: string | null;
}

const nameWidth = 15;

/** What a reader looks for first: rate, latency, what limits, and what is special about the path. */
export function predictionFacts(prediction: Prediction, context: FactContext): string {
  const { scenario, latency, conntrack, datagrams, retransmitsPerS } = prediction;
  const lines: readonly (readonly [name: string, text: string])[] = [
    ['Rate', rateText(prediction)],
    ['Model error', modelErrorText(prediction, context.comparedIn)],
    ['Goodput, wire', wireText(prediction, context.hardware)],
    ...optional('Datagrams', datagrams, datagramText),
    ...optional('Retransmits', retransmitsPerS, (value) => formatRate(value, '1/s')),
    ...optional('Latency', latency, latencyText),
    ['Bottleneck', bottleneckText(prediction)],
    ...pathFacts(context.datapath, scenario),
    ...optional('Conntrack', conntrack, conntrackText),
  ];
  return lines
    .map(([name, text]) => `${name.padEnd(nameWidth)}${wrap(text, nameWidth)}`)
    .join('\n');
}

const optional = <Value>(
  name: string,
  value: Value | null,
  textOf: (value: Value) => string,
): readonly (readonly [string, string])[] => (value === null ? [] : [[name, textOf(value)]]);

function rateText({ rate, solver, run }: Prediction): string {
  const [value, low, high] = [rate.value, rate.low, rate.high].map((each) =>
    formatRate(each, rate.unit),
  );
  if (solver === 'events') {
    return `${value}${run.converged ? '' : ' (NOT converged)'}, between ${low} and ${high} (95 % interval of the simulation only)`;
  }
  return low === high
    ? `${value}`
    : `${value}, between ${low} and ${high} as flows are hashed to queues (90 % of runs)`;
}

const conntrackText = ({
  entries,
  buckets,
  chainLength,
  full,
}: NonNullable<Prediction['conntrack']>): string =>
  `${formatCount(Math.round(entries), 'entry', 'entries')} in ${formatCount(buckets, 'bucket')}, ${formatNumber(chainLength)} in a chain${full === undefined ? '' : `; the table is full after ${formatDuration(full.afterS * 1e9)}, and lets in ${formatRate(full.thenPerS, '1/s')} from then on`}`;

/** A loop that waits and a rate that is met fill no resource; their explanation says all. */
function bottleneckText(prediction: Prediction): string {
  const { resource, utilisation, explanation } = prediction.bottleneck;
  return ['latency', 'window', 'offered rate'].includes(resource) ||
    explanation.startsWith(resource)
    ? explanation
    : `${bottleneckName(prediction)}, ${formatPercent(utilisation)} busy: ${explanation}`;
}
