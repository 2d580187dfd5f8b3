import { type Bottleneck, formatDuration, formatRate } from '@hopwise/datapath';
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
    explanation: `${first.resource} is full at ${formatRate(goodput * 8e9, 'bit/s')}; the next limit, ${second.resource}, is ${(100 * above).toFixed(0)} % above`,
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
    `${formatDuration(part)} (${percent(part / operationNs)})`;
  const explanation = `of ${formatDuration(operationNs)} per operation, work takes ${share(cycle.work)}, waiting for a busy CPU or line ${share(cycle.waiting)}, devices and wake-ups ${share(cycle.latency)}`;
  const line = rate * lineNsPerOperation;
  if (line > 0.9 && line > utilisation[end]) {
    return { resource: 'line rate', utilisation: Math.min(1, line), explanation };
  }
  const busy = utilisation[end];
  if (busy > 0.9) return { resource: `${end} cpu`, utilisation: busy, explanation };
  const idle = `waiting for answers (no core is full; ${end} cores ${percent(busy)} busy)`;
  return { resource: 'latency', utilisation: busy, explanation: `${idle}: ${explanation}` };
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
