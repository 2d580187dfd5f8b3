import { join } from 'node:path';
import { isThere, removeFolder, textOf, writeText } from './lab-files.ts';
import { labsFolder } from './lab-names.ts';

const wanted = 'cubic';
const current = '/proc/sys/net/ipv4/tcp_congestion_control';
const allowed = '/proc/sys/net/ipv4/tcp_allowed_congestion_control';
const before = join(labsFolder, 'congestion-control-before');

/**
 * Makes cubic what new namespaces begin with: they take it over from the first one, where some
 * machines have BBR, whose pacing would be measured instead of the datapath.
 */
export function preferCubic(): void {
  const algorithm = textOf(current)?.trim();
  if (algorithm === undefined || algorithm === wanted) return;
  const choices = textOf(allowed)?.trim() ?? '';
  const isNew = !isThere(before);
  if (isNew) writeText(before, `${algorithm}\n${choices}\n`);
  try {
    // What is allowed first: a namespace may only begin with that.
    if (!choices.split(' ').includes(wanted)) writeText(allowed, `${choices} ${wanted}`);
    writeText(current, wanted);
  } catch {
    // Not the first namespace, or no cubic: what is used is recorded with every result.
    if (isNew) removeFolder(before);
  }
}

/** Gives the machine back what `preferCubic` changed. */
export function restoreCongestionControl(): void {
  const [algorithm, choices] = textOf(before)?.split('\n') ?? [];
  if (algorithm === undefined || choices === undefined) return;
  writeText(current, algorithm);
  writeText(allowed, choices);
}

export const congestionControlBefore = before;
