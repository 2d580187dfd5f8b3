import type { Bottleneck, End } from '@hopwise/datapath';
import { usedQueues } from '../analytic-stream.ts';
import type { Platform } from '../platform.ts';
import type { Outcome } from './experiment.ts';
import type { Served } from './leg-servers.ts';
import type { ProcessCores } from './process-cores.ts';

/** Who shares the resources of a simulated transfer. */
interface Crowd {
  readonly flows: number;
  readonly directions: 1 | 2;
  readonly platform: Platform;
  readonly served: Readonly<Record<End, Served>>;
  readonly processCores: Readonly<Record<End, ProcessCores>>;
}

/** Below this no resource is full: flows wait for their windows. */
const fullFrom = 0.9;

/** Names the resource of a simulated bulk transfer that was busiest, from the time it was busy. */
export function measuredBottleneck(
  goodput: number,
  { busyNs, measuredNs }: Pick<Outcome, 'busyNs' | 'measuredNs'>,
  { flows, directions, platform, served, processCores }: Crowd,
): Bottleneck {
  const { logicalCpus, lineBytesPerNs, mss, headerBytes } = platform;
  const line = (goodput * (mss + headerBytes)) / (directions * mss * lineBytesPerNs);
  const share = (ns: number, cores: number): number => Math.min(1, ns / (cores * measuredNs));
  const all = flows * directions;
  const ofEnd = (end: End): readonly (readonly [Bottleneck['resource'], number])[] => {
    const { busiestNs, pollingCores, softirq, process, rps, rfs } = served[end];
    const { softirq: softirqNs, process: processNs } = busyNs[end];
    const steered = usedQueues({ queues: platform.rpsCpus }, all);
    // Those that send may be full while those that receive are not.
    const processCpus = Math.min(all, logicalCpus);
    const ofProcesses =
      directions === 2
        ? share(processCores[end].busiestNs() + rfs / processCpus, 1)
        : share(Math.max(0, processNs - process) + rfs, processCpus);
    return [
      [`${end} process core`, ofProcesses],
      [`${end} softirq core`, share(Math.max(0, softirqNs - softirq), usedQueues(platform, all))],
      [`${end} handed-over stage`, Math.max(share(busiestNs, 1), share(rps, steered))],
      [`${end} cpu`, share(processNs + softirqNs, logicalCpus - pollingCores)],
    ];
  };
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
