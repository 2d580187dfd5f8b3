/** Who published a study, and what is doubtful about it: its `source.json`. */
export interface Source {
  /** As its folder is named. */
  readonly id: string;
  readonly title: string;
  /** Year, and month if known. */
  readonly published?: string | undefined;
  readonly urls: readonly string[];
  /** For what stands at no address. */
  readonly citation?: string | undefined;
  /** State of a repository that was read. */
  readonly revision?: string | undefined;
  /** Month or day on which it was read. */
  readonly accessed: string;
  readonly licence: string;
  readonly licenceApplies?: string | undefined;
  /** How the numbers were obtained. */
  readonly method: string;
  /** What is not in the hardware profile: cabling, tools, tuning. */
  readonly setup?: string | undefined;
  /** Number of rows of its measurements, so that a lost line is noticed. */
  readonly rows: number;
  readonly doubtful: readonly string[];
}
