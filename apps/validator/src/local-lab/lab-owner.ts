import { textOf, writeSecret } from './lab-files.ts';
import type { LabPlaces } from './lab-names.ts';

/** The process that builds a lab, and whether the lab ends with it. */
interface LabOwner {
  readonly pid: number;
  /** When it started, since numbers of processes come again [ticks]. */
  readonly start: string;
  readonly isTransient: boolean;
}

/** Writes down that this process builds a lab. */
export const ownLab = (places: LabPlaces, isTransient: boolean): void =>
  writeSecret(
    places.owner,
    JSON.stringify({ pid: process.pid, start: startOf(process.pid), isTransient }),
  );

/** The process that owns a lab if it is alive and not this one. */
export function otherOwner(places: LabPlaces): number | null {
  const owner = ownerOf(places);
  if (owner === null || owner.pid === process.pid) return null;
  return startOf(owner.pid) === owner.start ? owner.pid : null;
}

/** Whether a lab was to end with a process that has ended. */
export function isAbandoned(places: LabPlaces): boolean {
  const owner = ownerOf(places);
  return owner?.isTransient === true && startOf(owner.pid) !== owner.start;
}

function ownerOf(places: LabPlaces): LabOwner | null {
  try {
    return JSON.parse(textOf(places.owner) ?? 'null') as LabOwner | null;
  } catch {
    return null; // Torn while it was written.
  }
}

/** The 22nd field of stat; the second is in brackets and may hold anything. */
const startOf = (pid: number): string | undefined =>
  textOf(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19];
