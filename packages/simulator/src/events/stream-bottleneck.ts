import type { Bottleneck, End } from '@hopwise/datapath';
import { usedQueues } from '../analytic-stream.ts';
import type { Platform } from '../platform.ts';
import type { Outcome } from './experiment.ts';

/** Below this no resource is full: flows wait for their windows. */
const fullFrom = 0.9;

/** Names the resource of a simulated bulk transfer that was busiest, from the time it was busy. */
export function measuredBottleneck(
  goodput: number,
  { busyNs, measuredNs }: Pick<Outcome, 'busyNs' | 'measuredNs'>,
  flows: number,
  platform: Platform,
): Bottleneck {
  const { logicalCpus, lineBytesPerNs, mss, headerBytes } = platform;
  const line = (goodput * (mss + headerBytes)) / (mss * lineBytesPerNs);
  const share = (ns: number, cores: number): number => Math.min(1, ns / (cores * measuredNs));
  const ofEnd = (end: End): readonly (readonly [Bottleneck['resource'], number])[] => [
    [`${end} process core`, share(busyNs[end].process, Math.min(flows, logicalCpus))],
    [`${end} softirq core`, share(busyNs[end].softirq, usedQueues(platform, flows))],
    [`${end} cpu`, share(busyNs[end].process + busyNs[end].softirq, logicalCpus)],
  ];
  const uses = [
    ['line rate', Math.min(1, line)] as const,
    ...ofEnd('client'),
    ...ofEnd('server'),
  ].sort(([, a], [, b]) => b - a);
  const [first, second] = uses;
  if (first === undefined || second === undefined) throw new Error('a transfer uses resources');
  const [resource, utilisation] = first;
  const percent = (use: number): string => `${(100 * use).toFixed(0)} % busy`;
  return utilisation >= fullFrom
    ? {
        resource,
        utilisation,
        explanation: `${resource} is ${percent(utilisation)}; next is ${second[0]}, ${percent(second[1])}`,
      }
    : {
        resource: 'window',
        utilisation,
        explanation: `no core and no line is full (${resource} is ${percent(utilisation)}): flows wait for their windows`,
      };
}
