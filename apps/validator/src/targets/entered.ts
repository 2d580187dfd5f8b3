/** For whom a target is entered. */
export interface Visitor {
  /** Id of the run, part of every name that it makes. */
  readonly run: string;
  /** The folder of the node for files of runs. */
  readonly runDirectory: string;
}

/** A target that was entered: commands can be sent there until it is closed. */
export interface Entered {
  /** In words, for reports. */
  readonly what: string;
  /** Its address for data; null for the host, whose data address the inventory says. */
  readonly address: string | null;
  /** The words that run a program there instead of on the host. */
  command(argv: readonly string[]): readonly string[];
  /**
   * Removes what entering made.
   *
   * @throws {TargetError} if something could not be removed
   */
  close(): Promise<void>;
}

/** A target that cannot be entered or left. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
