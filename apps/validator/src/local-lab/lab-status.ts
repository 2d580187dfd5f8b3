/** The lab of two namespace hosts on this machine. */
export interface LabStatus {
  readonly id: string;
  /** `partial` is what a crash leaves: `lab down` removes it, `lab up` replaces it. */
  readonly state: 'up' | 'partial' | 'down';
  /** Folder of its files, which the inventory lies in. */
  readonly folder: string;
  /** The inventory of its nodes; null unless it is up. */
  readonly inventory: string | null;
  readonly nodes: readonly LabNodeStatus[];
}

interface LabNodeStatus {
  readonly name: string;
  /** The first process of its namespaces; null if there is none. */
  readonly pid: number | null;
  /** Where its sshd listens. */
  readonly address: string;
}
