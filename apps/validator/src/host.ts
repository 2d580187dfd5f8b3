/** A program with its arguments, never a line for a shell. */
export interface Command {
  readonly argv: readonly string[];
  /** Text for its standard input; none if left out. */
  readonly input?: string;
  /** Variables that it gets besides those of the node. */
  readonly env?: Readonly<Record<string, string>>;
  /** After this it is killed with everything that it started [ms]. */
  readonly timeoutMs: number;
  /** Cancels it: it is killed as when its time is over. */
  readonly signal?: AbortSignal;
}

/** What became of a command. A failure of the world is a value. */
export interface Outcome {
  readonly kind:
    | 'exited'
    /** Killed because its time was over. */
    | 'timed-out'
    /** The node could not be reached, or went away meanwhile. */
    | 'lost'
    /** Killed because the run was cancelled. */
    | 'cancelled';
  /** Exit code; null unless it exited by itself. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether output was longer than what is kept. */
  readonly isTruncated: boolean;
  readonly elapsedMs: number;
}

/** A node that commands can be run on. */
export interface Host {
  /** Name in the inventory. */
  readonly name: string;
  run(command: Command): Promise<Outcome>;
  /** Writes a file, whole or not at all [octal mode; 0o600 if left out]. */
  put(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  close(): Promise<void>;
}
