import { setTimeout as pause } from 'node:timers/promises';

/** So long a busy machine may take for what is a matter of moments [ms]. */
const limitMs = 60_000;
/** Between two looks [ms]. */
const pauseMs = 25;

/** Waits until something is so; whether it came to that. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const since = performance.now(); performance.now() - since < limitMs; await pause(pauseMs)) {
    if (await isSo()) return true;
  }
  return false;
}
