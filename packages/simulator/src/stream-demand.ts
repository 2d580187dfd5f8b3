import type { End } from '@hopwise/datapath';
import type { ServerLoad } from './stream-legs.ts';
import type { Transfer } from './stream-model.ts';

/** A value of one end: of its role, or of both roles where both ends send and receive. */
const bothRoles = (
  { directions }: Pick<Transfer, 'directions'>,
  end: End,
  valueOf: (role: End) => number,
): number => (directions === 1 ? valueOf(end) : valueOf('client') + valueOf('server'));

/** Time on cores that skbs were handed to, but for cores that poll anyway [ns/byte]. */
export function handedTime(
  transfer: Pick<Transfer, 'directions'>,
  servers: readonly ServerLoad[],
  end: End,
): number {
  if (servers.length === 0) return 0;
  const ofRole = (role: End): number => {
    let sum = 0;
    for (const { handed, nsPerByte } of servers) {
      if (handed.end === role && handed.server !== 'poll') sum += nsPerByte;
    }
    return sum;
  };
  return bothRoles(transfer, end, ofRole);
}

const none = { client: 0, server: 0 } as const;

/** Cores of each end that poll without sleeping. */
export function pollingCores(
  { directions }: Pick<Transfer, 'directions'>,
  servers: readonly ServerLoad[],
): Readonly<Record<End, number>> {
  if (servers.length === 0) return none;
  const polls = (end: End): boolean =>
    servers.some(({ handed }) => handed.server === 'poll' && handed.end === end);
  const ofEnd = (end: End): number =>
    polls(end) || (directions === 2 && (polls('client') || polls('server'))) ? 1 : 0;
  return { client: ofEnd('client'), server: ofEnd('server') };
}

/** Time that kernel workers take of each CPU: they are given to CPUs in turn, busy or not [ns/byte]. */
export function pooledTime(
  transfer: Pick<Transfer, 'directions' | 'platform'>,
  servers: readonly ServerLoad[],
  end: End,
): number {
  if (servers.length === 0) return 0;
  const ofRole = (role: End): number => {
    let sum = 0;
    for (const { handed, nsPerByte } of servers) {
      if (handed.end === role && handed.server === 'workqueue') sum += nsPerByte;
    }
    return sum;
  };
  return bothRoles(transfer, end, ofRole) / transfer.platform.logicalCpus;
}
