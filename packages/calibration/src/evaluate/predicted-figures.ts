import type { Datapath, End, Prediction } from '@hopwise/datapath';
import { callersCores } from './callers-cores.ts';
import type { FigureName } from './figure-names.ts';

/** A prediction as it is scored; null where it says nothing. */
export type PredictedFigures = Readonly<Record<FigureName, number | null>>;

/**
 * What a prediction says of every figure, in the figure's unit; null where it says nothing.
 *
 * CPU is compared with the same contexts as were measured: `cpu` is the whole node, `system` the
 * node's process context without user mode (softirq and interrupts left out), `process` the program
 * that sends or receives, with the softirq that its own system calls run.
 */
export function predictedFigures(prediction: Prediction, datapath: Datapath): PredictedFigures {
  const { rate, cpuPerUnit, datagrams, latency, retransmitsPerS, goodputBitPerS } = prediction;
  // CPU of a sender of datagrams is judged per byte sent: how many are lost is another figure.
  const sentPerReceived =
    datagrams === null || datagrams.receivedPerS === 0
      ? 1
      : datagrams.sentPerS / datagrams.receivedPerS;
  const unitsPerS = (end: End): number =>
    (rate.unit === '1/s' ? rate.value : goodputBitPerS / 8) *
    (end === 'client' ? sentPerReceived : 1);
  const perUnit = (cores: number, end: End): number => (cores * 1e9) / unitsPerS(end);
  const node = (end: End): number => cpuPerUnit[end] / (end === 'client' ? sentPerReceived : 1);
  const called = callersCores(prediction, datapath);
  const system = (end: End): number => perUnit(called[end].system, end);
  const process = (end: End): number => perUnit(called[end].process, end);
  return {
    rate: rate.value,
    sent: datagrams?.sentPerS ?? null,
    latency: latency?.meanNs ?? null,
    'cpu-client': node('client'),
    'cpu-server': node('server'),
    'system-client': system('client'),
    'system-server': system('server'),
    'process-client': process('client'),
    'process-server': process('server'),
    retransmits: retransmitsPerS,
  };
}
