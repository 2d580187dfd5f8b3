import type { DatapathComparison, DifferenceStep, DifferenceSteps } from '@hopwise/calibration';
import { type Prediction, workloadFacts } from '@hopwise/datapath';
import type { Walk } from '@hopwise/simulator';
import { formatDifference, formatDuration, formatRate, formatShare } from '../../format.ts';
import { datapathName } from '../../names.ts';
import { stageWords } from './stage-words.ts';

/** Time or CPU time in the unit of a comparison: of an operation, or of 1000 bytes. */
export const formatStep = (value: number, unit: DatapathComparison['unit']): string =>
  formatDuration(unit === 'ns' ? value : 1000 * value);

/** What a figure is of: `per transaction`, `per 1000 bytes`. */
export const perWhat = ({ scenario }: Prediction): string => {
  const { operation } = workloadFacts(scenario.workload.kind);
  return operation === 'byte' ? 'per 1000 bytes' : `per ${operation}`;
};

export const nameOf = ({ scenario }: Prediction): string =>
  datapathName(scenario.datapath, scenario.modifiers);

/** What a step is called. */
export function stepName({ kind, stage }: DifferenceStep, count: number): string {
  if (kind === 'latency') return 'wake-ups, NICs and wire';
  if (kind === 'waiting') return 'waiting for cores';
  if (kind === 'rest') return 'waiting, less work at the same time';
  return stage === null ? `${count} smaller stages` : stageWords(stage);
}

/** One path in a sentence: how long, how much of it is work, on how many cores. */
export function pathSentence(prediction: Prediction, walk: Walk): string {
  const name = nameOf(prediction);
  const critical = walk.runs.filter(({ isCritical }) => isCritical);
  const work = critical
    .flatMap(({ stages }) => stages)
    .filter(({ onPath }) => onPath)
    .reduce((sum, { ns }) => sum + ns, 0);
  const handOvers = critical.filter(
    ({ reachedBy }) => reachedBy === 'wake' || reachedBy === 'hand-over',
  );
  const rest = Math.max(0, walk.endNs - work);
  const subject =
    walk.subject === 'operation'
      ? `one ${workloadFacts(prediction.scenario.workload.kind).operation} alone on the machines takes ${formatDuration(walk.endNs)}`
      : `one ${walk.subject} of ${Math.round(walk.payloadBytes)} bytes is under way for ${formatDuration(walk.endNs)}`;
  const others =
    handOvers.length === 0
      ? ''
      : `, ${handOvers.length} hand-over${handOvers.length === 1 ? '' : 's'} to another process or core`;
  return `${name}: ${subject}, ${formatDuration(work)} of it CPU work in ${critical.length} runs${others}; ${formatDuration(rest)} are wake-ups, NICs and wire.`;
}

/** Share of the difference that a step must have to be named. */
const worthNaming = 0.08;

/** Why B differs from A, in one sentence. */
export function differenceSentence(
  { a, b }: DatapathComparison,
  { from, to, unit, steps }: DifferenceSteps,
): string {
  const [nameA, nameB] = [nameOf(a), nameOf(b)];
  const change = b.rate.value / a.rate.value - 1;
  const rates = `${formatRate(b.rate.value, b.rate.unit)} against ${formatRate(a.rate.value, a.rate.unit)}`;
  const difference = to - from;
  if (Math.abs(difference) <= 1e-6 * from) {
    const cpu = (of: Prediction): string =>
      formatStep(of.cpuPerUnit.client + of.cpuPerUnit.server, unit);
    return `${nameB} is as fast as ${nameA} (${rates}); CPU time ${perWhat(a)}, both ends together: ${cpu(b)} against ${cpu(a)}.`;
  }
  const isSlower = difference > 0;
  const size = formatShare(Math.abs(change));
  const verdict = change < 0 ? `${size} slower than` : `${size} faster than`;
  const ranked = steps.toSorted((x, y) => Math.abs(y.value) - Math.abs(x.value));
  const named = (sign: 1 | -1): readonly string[] =>
    ranked
      .filter(({ value }) => Math.sign(value) === sign)
      .filter(({ value }) => Math.abs(value) >= worthNaming * Math.abs(difference))
      .slice(0, 3)
      .map((step) => `${formatStep(Math.abs(step.value), unit)} of ${stepName(step, 1)}`);
  const [more, less] = isSlower ? [named(1), named(-1)] : [named(-1), named(1)];
  const because = more.length === 0 ? 'many small differences' : joined(more);
  const adverb = isSlower ? 'more' : 'less';
  const against =
    less.length === 0 ? '' : `; against that, ${joined(less)} ${isSlower ? 'less' : 'more'}`;
  return `${nameB} is ${verdict} ${nameA} (${rates}): ${because} ${adverb} ${perWhat(a)}${against}.`;
}

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The sum under the waterfall: that the steps add up is to be seen. */
export const sumSentence = ({ from, to, unit, steps }: DifferenceSteps): string => {
  const sumOf = (sign: 1 | -1): number =>
    steps.reduce((sum, { value }) => (Math.sign(value) === sign ? sum + value : sum), 0);
  return `${formatStep(from, unit)} + ${formatStep(sumOf(1), unit)} \u2212 ${formatStep(-sumOf(-1), unit)} = ${formatStep(to, unit)} (${formatDifference(to / from - 1)}).`;
};
