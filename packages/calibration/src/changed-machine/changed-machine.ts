import type { Hardware } from '@hopwise/datapath';
import { changeProblems } from './change-problems.ts';
import { changedRatios } from './changed-ratios.ts';
import type { CostRatios } from './cost-ratios.ts';
import { type HardwareChanges, withChanges } from './hardware-changes.ts';

/** A machine that nobody has, made of one that somebody has; or why there is none such. */
export type ChangedMachine =
  | {
      readonly ok: true;
      readonly hardware: Hardware;
      /** What the costs of the machine that it was are multiplied by; null where they stay. */
      readonly ratios: CostRatios | null;
    }
  | { readonly ok: false; readonly because: readonly string[] };

/**
 * A machine with parts of it changed: checked as a profile from a file is, and with what its changed
 * processor does to the costs of the one that it was.
 */
export function changedMachine(hardware: Hardware, changes: HardwareChanges): ChangedMachine {
  const changed = withChanges(hardware, changes);
  const because = [...changeProblems(hardware, changes), ...impossibilities(changed)];
  if (because.length > 0) return { ok: false, because };
  return { ok: true, hardware: changed, ratios: changedRatios(hardware, changed) };
}

/** What a profile can say and no machine can be. */
function impossibilities({ cpu }: Hardware): readonly string[] {
  const [single, all] = [cpu.clockSingleGhz.value, cpu.clockAllGhz.value];
  return [
    ...(single > 0 && all > 0 ? [] : ['a core without a clock does nothing']),
    ...(all > single
      ? [
          `${all} GHz with every core busy and ${single} GHz with one: no processor is faster with all`,
        ]
      : []),
  ];
}
