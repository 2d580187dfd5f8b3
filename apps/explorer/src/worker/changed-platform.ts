import { changedCosts, changedMachine, type CostRatios } from '@hopwise/calibration';
import type { Platform } from '../model/explorer-model.ts';
import type { HardwareChanges, Refusal } from './question.ts';

/** A machine as a question has it, and what its costs were multiplied by for that. */
export interface ChangedPlatform extends Platform {
  readonly ratios: CostRatios | null;
}

/**
 * Those that sliders asked of last: the same costs keep what solvers remember of them. Few, because what
 * is remembered is walked by the collector of garbage at every turn, which takes longer than solving.
 */
const kept = new WeakMap<Platform, Map<string, ChangedPlatform | Refusal>>();
const mostKept = 4;

/** The machine with the changes, checked as a profile is; or why there is no such machine. */
export function changedPlatform(
  platform: Platform,
  changes: HardwareChanges,
): ChangedPlatform | Refusal {
  const known = kept.get(platform) ?? new Map<string, ChangedPlatform | Refusal>();
  kept.set(platform, known);
  const key = JSON.stringify(changes);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKept) known.clear();
  const changed = change(platform, changes);
  known.set(key, changed);
  return changed;
}

function change(platform: Platform, changes: HardwareChanges): ChangedPlatform | Refusal {
  const machine = changedMachine(platform.hardware, changes);
  if (!machine.ok) return { kind: 'refusal', because: machine.because };
  const { hardware, ratios } = machine;
  const costs = ratios === null ? platform.costs : changedCosts(platform.costs, ratios);
  return { ...platform, hardware, costs, ratios };
}
