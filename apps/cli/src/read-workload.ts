import { messageBytes } from '@hopwise/calibration';
import { type Workload, type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import { simulatedKinds } from '@hopwise/simulator';
import { hasFile } from './has-file.ts';
import { knownIds, unknownId } from './known-id.ts';
import { readWhole } from './option-values.ts';

/** What was typed after the options that say the traffic. */
export interface WorkloadOptions {
  readonly workload?: string | undefined;
  readonly processes: string;
  readonly requestBytes?: string | undefined;
  readonly responseBytes?: string | undefined;
  readonly rate?: string | undefined;
  readonly burst?: string | undefined;
  readonly serverWorkers?: string | undefined;
}

/** Reads the traffic, or adds every problem and gives what the rest can be read with. */
export function readWorkload(options: WorkloadOptions, problems: string[]): Workload {
  const kind = readKind(options.workload, problems);
  if (kind !== null) problems.push(...misfits(kind, options));
  const standard = messageBytes(kind ?? 'tcp-rr');
  const whole = (name: string, text: string | undefined, standIn: number): number =>
    text === undefined ? standIn : readWhole(name, text, { problems, standIn });
  const positive = (name: string, text: string | undefined): number | undefined =>
    text === undefined ? undefined : readPositive(name, text, problems);
  const rate = positive('--rate', options.rate);
  const burst = positive('--burst', options.burst);
  const serverWorkers = positive('--server-workers', options.serverWorkers);
  return {
    kind: kind ?? 'tcp-rr',
    processes: whole('--processes', options.processes, 1),
    requestBytes: whole('--request-bytes', options.requestBytes, standard.requestBytes),
    responseBytes: whole('--response-bytes', options.responseBytes, standard.responseBytes),
    ...(rate === undefined ? {} : { ratePerS: rate }),
    ...(burst === undefined ? {} : { burst }),
    ...(serverWorkers === undefined ? {} : { serverWorkers }),
  };
}

/** One sentence for each option that this traffic has no use for. */
function misfits(kind: WorkloadKind, options: WorkloadOptions): readonly string[] {
  const traffic = workloadFacts(kind).class;
  const { responseBytes, rate, burst, serverWorkers } = options;
  const isOneWay = traffic !== 'exchange';
  const reasons = [
    [
      responseBytes !== undefined && isOneWay && !hasFile(kind),
      '--response-bytes',
      'its receiver sends no response',
    ],
    [
      rate !== undefined && traffic === 'transfer',
      '--rate',
      'it sends as fast as the window and the buffers allow',
    ],
    [burst !== undefined && isOneWay, '--burst', 'it does not wait for responses'],
    [
      burst !== undefined && kind === 'tcp-crr',
      '--burst',
      'each of its connections carries one transaction',
    ],
    [serverWorkers !== undefined && isOneWay, '--server-workers', 'each stream has its own reader'],
  ] as const;
  return reasons.flatMap(([isMisfit, option, reason]) =>
    isMisfit ? [`${option} cannot apply to ${kind}: ${reason}`] : [],
  );
}

function readPositive(name: string, text: string, problems: string[]): number {
  const value = readWhole(name, text, { problems, standIn: 1 });
  if (value >= 1) return value;
  problems.push(`${name} ${value}; expected a whole number from 1`);
  return 1;
}

function readKind(kind: string | undefined, problems: string[]): WorkloadKind | null {
  const known = simulatedKinds.find((other) => other === kind);
  if (known !== undefined) return known;
  problems.push(
    kind === undefined
      ? `--workload is missing. ${knownIds(simulatedKinds)}`
      : unknownId('workload', kind, simulatedKinds),
  );
  return null;
}
