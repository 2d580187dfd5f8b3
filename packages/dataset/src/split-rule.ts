/**
 * What a measurement may be used for.
 *
 * - `fit`: costs are fitted to it; an error on it proves little
 * - `held-out`: no fit sees it; the error on it is the accuracy
 * - `seen`: no fit sees it, but an assumption was chosen with it in view; shown, labelled so
 * - `excluded`: not used
 */
export type Role = 'fit' | 'held-out' | 'seen' | 'excluded';

export const roles: readonly Role[] = ['fit', 'held-out', 'seen', 'excluded'];

/** One rule of a split. A selector that is null matches everything. */
export interface SplitRule {
  readonly split: string;
  readonly role: Role;
  readonly source: string | null;
  readonly run: string | null;
  readonly workload: string | null;
  readonly streams: number | null;
  readonly system: string | null;
  readonly mtu: number | null;
  readonly method: string | null;
  readonly reason: string;
  readonly line: number;
}
