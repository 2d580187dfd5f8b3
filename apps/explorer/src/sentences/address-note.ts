import { processCount, workloadNames } from '../names.ts';
import type { PageState } from '../state.ts';

/** What an address asked for in vain, and what is shown instead; null when it got all it asked. */
export function addressNote(ignored: readonly string[], shown: PageState): string | null {
  if (ignored.length === 0) return null;
  const asked = ignored.map((part) => `"${part}"`).join(', ');
  const { workload, processes } = shown;
  const test = `${workloadNames[workload]}, ${processCount(processes)}`;
  return `The address asked for ${asked}, which this page does not have. Shown: ${test}.`;
}
