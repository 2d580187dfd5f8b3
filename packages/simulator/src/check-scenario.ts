import { type Hardware, type Scenario, workloads } from '@hopwise/datapath';
import { simulatedKinds } from './simulated-kinds.ts';
import { isFile } from './transfer-kinds.ts';

/** IPv4 40 bytes of headers, 12 of timestamps, and at least one byte of payload, rounded up. */
const mtuMin = 68;
const mtuMax = 65_535;
/** Closed loops and flows whose state fits a few hundred megabytes; nobody runs more netperf. */
const processesMax = { transfer: 4096, datagrams: 4096, exchange: 100_000 } as const;
/** A longer message is sent while its head is received, which a closed loop of turns does not show. */
const payloadMax = 1 << 20;
/** A file is sent in many messages; no disk holds more. */
const fileMax = 1e15;
const seedMax = 2 ** 31 - 1;

/**
 * Whether a scenario can be simulated at all; checked before any memory is taken.
 *
 * @returns one sentence per refusal, naming what was given and what is allowed; empty when all is well
 */
export function checkScenario(scenario: Scenario, hardware: Hardware): readonly string[] {
  const { workload, mtu, seed } = scenario;
  const mtus = hardware.mtus.filter((each) => each >= mtuMin);
  const mtuLimit = Math.max(mtuMin, ...mtus);
  return [
    ...wholeNumber(
      'processes',
      workload.processes,
      1,
      processesMax[workloads[workload.kind]?.class ?? 'exchange'],
    ),
    ...wholeNumber('request bytes', workload.requestBytes, 1, payloadMax),
    ...wholeNumber(
      'response bytes',
      workload.responseBytes,
      1,
      isFile(workload.kind) ? fileMax : payloadMax,
    ),
    ...wholeNumber('MTU', mtu, mtuMin, Math.min(mtuMax, mtuLimit)),
    ...wholeNumber('seed', seed, 0, seedMax),
    ...(simulatedKinds.includes(workload.kind)
      ? []
      : [`workload ${String(workload.kind)}; expected one of ${simulatedKinds.join(', ')}`]),
  ];
}

const wholeNumber = (name: string, value: number, min: number, max: number): readonly string[] =>
  Number.isInteger(value) && value >= min && value <= max
    ? []
    : [`${name} ${value}; expected a whole number from ${min} to ${max}`];
