import { type Bottleneck, formatDuration } from '@hopwise/datapath';
import type { ExchangePoint } from './analytic-exchange.ts';

type Point = Pick<
  ExchangePoint,
  'cycle' | 'utilisation' | 'busiest' | 'operationNs' | 'rate' | 'lineNsPerOperation' | 'isOffered'
>;

/** From this busy share on, a resource is what limits. */
const full = 0.9;

/**
 * Says where the time of one operation goes; a loop without a full resource waits for latency.
 *
 * @param notes - What else is to be said of new connections; nothing, or ends of a sentence.
 */
export function exchangeBottleneck(point: Point, notes: string): Bottleneck {
  const { cycle, utilisation, busiest, operationNs, rate, lineNsPerOperation, isOffered } = point;
  const end = utilisation.client >= utilisation.server ? 'client' : 'server';
  const share = (part: number): string =>
    `${formatDuration(part)} (${percent(part / operationNs)})`;
  const explanation = `of ${formatDuration(operationNs)} per operation, work takes ${share(cycle.work)}, waiting for a busy CPU or line ${share(cycle.waiting)}, devices and wake-ups ${share(cycle.latency)}${notes}`;
  const line = rate * lineNsPerOperation;
  const busy = utilisation[end];
  if (line > full && line > busy) {
    return { resource: 'line rate', utilisation: Math.min(1, line), explanation };
  }
  if (busy > full) {
    return { resource: `${end} cpu`, utilisation: Math.min(1, busy), explanation };
  }
  if (busiest.share > full) {
    const resource = resourceOf(busiest);
    return { resource, utilisation: Math.min(1, busiest.share), explanation };
  }
  if (isOffered) {
    const met = `every operation that is offered is served (no core is full; ${end} cores ${percent(busy)} busy)`;
    return { resource: 'offered rate', utilisation: busy, explanation: `${met}: ${explanation}` };
  }
  const idle = `waiting for answers (no core is full; ${end} cores ${percent(busy)} busy)`;
  return { resource: 'latency', utilisation: busy, explanation: `${idle}: ${explanation}` };
}

/** What the CPUs are that a group of runs fills. */
function resourceOf({ end, key }: Point['busiest']): Bottleneck['resource'] {
  const kind = key.slice(key.indexOf(' ') + 1);
  if (kind === 'queue') return `${end} softirq core`;
  if (kind === 'client') return 'client process core';
  if (kind === 'server') return 'server workers';
  return /^(rps|workqueue|sender|peer-work|user-space|poll)/.test(kind)
    ? `${end} handed-over stage`
    : `${end} proxy`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
