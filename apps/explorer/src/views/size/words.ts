import { formatCores, formatCount, formatDuration, formatRate, formatShare } from '../../format.ts';
import { bottleneckName, datapathName } from '../../names.ts';
import type { SizeKnown } from './size-answers.ts';
import type { Sized } from './sized.ts';

const name = (id: string): string => datapathName(id, []);

const machineCount = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'machine' : 'machines'}`;

/** Who needs fewest machines, and what the others need more. */
export function sizeFinding(sized: readonly Sized[], unreachable: number): string {
  const [first, ...others] = sized;
  const never =
    unreachable === 0
      ? ''
      : ` ${unreachable} cannot keep within the latency limit, however many machines there are.`;
  if (first === undefined) return `No datapath shown carries this load.${never}`;
  const { machines } = first.sizing;
  const range =
    machines.low === machines.high
      ? ''
      : ` (${formatCount(machines.low)} to ${formatCount(machines.high)})`;
  const last = others.at(-1);
  const most =
    last === undefined || last.sizing.machines.value === machines.value
      ? ''
      : `; ${name(last.id)} needs ${formatCount(last.sizing.machines.value)}`;
  return `${name(first.id)} needs ${machineCount(machines.value)} at each end${range}${most}.${never}`;
}

/** What binds a pair, in the words of a table cell. */
export const binding = ({ pair, sizing }: Sized, most: number): string =>
  pair.processes < most
    ? 'latency limit'
    : sizing.bottleneck.resource === 'latency'
      ? `${most} in flight`
      : bottleneckName(sizing.bottleneck);

/** All that a row stands for. */
export function sizeDetail(sized: Sized | undefined, most: number): string {
  if (sized === undefined) return '';
  const { sizing, pair, id } = sized;
  const { perPair, clientCores, serverCores, busyShare, machines } = sizing;
  const { unit } = pair.answer.prediction.rate;
  return (
    `${name(id)}: a pair of machines carries ${formatRate(perPair.value, unit)} with ` +
    `${formatCount(pair.processes)} in flight, bound by ${binding(sized, most)}. The load keeps ` +
    `${formatCores(clientCores.value)} of the clients and ${formatCores(serverCores.value)} of the ` +
    `servers busy, ${formatShare(busyShare)} of the busier end. Nine times of ten, ` +
    `${formatCount(machines.low)} to ${machineCount(machines.high)} are needed.`
  );
}

/** Why some do not carry the load: one sentence each. */
export const notCarried = (ids: readonly string[], { pairs }: SizeKnown): readonly string[] =>
  ids.flatMap((id) => {
    const pair = pairs.get(id);
    if (pair?.kind === 'refusal')
      return [`${name(id)} cannot do this: ${pair.because.join('; ')}.`];
    if (pair?.kind !== 'unreachable') return [];
    return [
      `${name(id)}: the limit cannot be reached; one operation alone takes ` +
        `${formatDuration(pair.latencyNs)} (${pair.stage}).`,
    ];
  });

/** How far the answers are, in one line that is always there. */
export function sizeStatus({ running, pairs }: SizeKnown, isLimited: boolean): string {
  if (running !== null) {
    return `Simulating ${name(running.id)} up to its limit, ${running.done + 1} of ${running.of}`;
  }
  if (pairs.size === 0) return 'Asking the closed form.';
  const stages = [...pairs.values()].flatMap((pair) =>
    pair.kind === 'refusal' ? [] : [pair.stage],
  );
  if (stages.every((stage) => stage === 'simulated') && stages.length > 0) {
    return 'Limit found by simulation.';
  }
  return isLimited
    ? 'Closed form, which knows the mean only: the limit is held against that.'
    : 'Closed form.';
}
