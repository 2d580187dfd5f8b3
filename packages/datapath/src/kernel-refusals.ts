import type { Datapath } from './datapath.ts';
import type { Modifier } from './modifier.ts';

/** Something that a kernel is too old for. */
export interface KernelRefusal {
  /** Datapath or modifier. */
  readonly id: string;
  /** Oldest kernel that has it. */
  readonly kernelMin: string;
}

/** What of a datapath and its modifiers a kernel is too old for; empty when it has everything. */
export const kernelRefusals = (
  datapath: Pick<Datapath, 'id' | 'kernelMin'>,
  modifiers: readonly Pick<Modifier, 'id' | 'kernelMin'>[],
  kernel: string,
): readonly KernelRefusal[] =>
  [datapath, ...modifiers].flatMap(({ id, kernelMin }) =>
    kernelMin !== undefined && isOlder(kernel, kernelMin) ? [{ id, kernelMin }] : [],
  );

/** Whether one kernel is older than another: number by number, so that 5.9 is older than 5.10; what is left out counts as zero. */
export function isOlder(kernel: string, than: string): boolean {
  const wanted = than.split('.').map(Number);
  const given = kernel.split('.').map(Number);
  const differing = wanted.findIndex((number, i) => number !== (given[i] ?? 0));
  return differing >= 0 && (given[differing] ?? 0) < (wanted[differing] ?? 0);
}
