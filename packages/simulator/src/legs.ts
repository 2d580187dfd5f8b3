import { type Entry, isHandOver } from '@hopwise/datapath';
import type { Part } from './assemble.ts';

/** What the work of a leg waits for: the core it was called on, or one it was handed to. */
export type LegServer =
  | 'caller'
  | Extract<Entry, 'rps' | 'rfs' | 'workqueue' | 'peer-work' | 'user-space' | 'poll'>;

/** Visits that one core runs after another, from one hand-over to the next. */
export interface Leg {
  readonly server: LegServer;
  /** At least one. */
  readonly parts: readonly Part[];
}

/** Servers that one core is, whatever the number of flows. */
export const serialServers: readonly LegServer[] = ['peer-work', 'user-space', 'poll'];

/**
 * Cuts parts where an skb is handed to another core.
 *
 * A visit that goes on where its caller is belongs to its caller's leg: what follows a per-peer NAPI
 * runs on the core of that NAPI. The first leg is the caller's, unless the first visit is handed over.
 * RFS hands over what is read: anything else stays.
 *
 * @source net/core/dev.c: get_rps_cpu
 */
export function legsOf(parts: readonly Part[], isRead = true): readonly Leg[] {
  const legs: { readonly server: LegServer; readonly parts: Part[] }[] = [];
  for (const part of parts) {
    const last = legs.at(-1);
    if (isHandedOver(part.entry) && (isRead || part.entry !== 'rfs')) {
      legs.push({ server: part.entry, parts: [part] });
    } else if (last === undefined) legs.push({ server: 'caller', parts: [part] });
    else last.parts.push(part);
  }
  return legs;
}

const isHandedOver = (entry: Entry): entry is Exclude<LegServer, 'caller'> => isHandOver(entry);
