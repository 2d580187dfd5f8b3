/** What a source says of a machine that has no profile. Null: not stated. */
export interface Machine {
  readonly description: string | null;
  readonly cpuModel: string | null;
  readonly sockets: number | null;
  /** Of all sockets. */
  readonly cores: number | null;
  /** Logical CPUs of all sockets. */
  readonly threads: number | null;
  readonly baseClockGhz: number | null;
  readonly memoryGb: number | null;
  readonly nic: string | null;
  readonly nicDriver: string | null;
  readonly linkGbitPerS: number | null;
  readonly linkMtu: number | null;
  readonly topology: string | null;
  readonly kernel: string | null;
  readonly distribution: string | null;
  readonly orchestrator: string | null;
  readonly tools: string | null;
  readonly smt: boolean | null;
  /** What was tuned. */
  readonly tuning: string | null;
  /** Where these facts are from. */
  readonly sources: readonly string[];
}
