import type { Host } from '../host.ts';
import { succeeded } from './succeeded.ts';

/**
 * The first global address in a namespace, IPv4 before IPv6; null if there is none.
 *
 * @param inside - The words that run a program there.
 * @throws {TargetError} if the namespace cannot be entered
 */
export async function addressIn(host: Host, inside: readonly string[]): Promise<string | null> {
  const text = await succeeded(host, [...inside, 'ip', '-o', 'addr', 'show', 'scope', 'global']);
  return globalAddress(text);
}

/** Reads lines as `2: eth0    inet 10.0.0.2/24 brd ...`. */
export function globalAddress(text: string): string | null {
  const of = (family: string): string | undefined =>
    new RegExp(`^\\d+: \\S+\\s+${family} ([^/\\s]+)`, 'm').exec(text)?.[1];
  return of('inet') ?? of('inet6') ?? null;
}
