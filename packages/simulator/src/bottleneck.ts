import type { Bottleneck } from '@hopwise/datapath';
import type { ExchangePoint } from './analytic-exchange.ts';
import type { StreamPoint } from './analytic-stream.ts';

/** Names the ceiling that a bulk transfer reaches, and the next one above it. */
export function streamBottleneck({ goodput, ceilings }: StreamPoint): Bottleneck {
  const [first, second] = [...ceilings].sort((a, b) => a.goodput - b.goodput);
  if (first === undefined || second === undefined) throw new Error('a transfer has ceilings');
  const above = second.goodput / first.goodput - 1;
  return {
    resource: first.resource,
    utilisation: Math.min(1, goodput / first.goodput),
    explanation: `${first.resource} is full at ${gbit(goodput)} Gbit/s; the next limit, ${second.resource}, is ${(100 * above).toFixed(0)} % above`,
  };
}

/** Says where the time of one operation goes; a closed loop without a full resource waits for latency. */
export function exchangeBottleneck({
  cycle,
  utilisation,
  operationNs,
  rate,
  lineNsPerOperation,
}: ExchangePoint): Bottleneck {
  const end = utilisation.client >= utilisation.server ? 'client' : 'server';
  const share = (part: number): string =>
    `${(part / 1e3).toFixed(1)} us (${((100 * part) / operationNs).toFixed(0)} %)`;
  const explanation = `of ${(operationNs / 1e3).toFixed(1)} us per operation, work takes ${share(cycle.work)}, waiting for a busy CPU or line ${share(cycle.waiting)}, devices and wake-ups ${share(cycle.latency)}`;
  const line = rate * lineNsPerOperation;
  if (line > 0.9 && line > utilisation[end]) {
    return { resource: 'line rate', utilisation: Math.min(1, line), explanation };
  }
  return utilisation[end] > 0.9
    ? { resource: `${end} cpu`, utilisation: utilisation[end], explanation }
    : { resource: 'latency', utilisation: utilisation[end], explanation };
}

const gbit = (bytesPerNs: number): string => (bytesPerNs * 8).toFixed(1);
