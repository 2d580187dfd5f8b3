import type { Host } from '../host.ts';

/** A host over SSH. After a loss, the next command connects anew and first kills what was left. */
export interface RemoteHost extends Host {
  /** Takes the node for one run; it is free again when released, or soon after contact is lost. */
  lock(holder: LockHolder): Promise<NodeLock>;
}

/** Who holds a node, for the message that another run gets. */
export interface LockHolder {
  readonly run: string;
  /** User and machine that the run was started on. */
  readonly from: string;
}

export type NodeLock =
  | {
      readonly isHeld: true;
      /** Whether it still is, which it is not once contact was lost. */
      readonly isValid: () => boolean;
      release(): Promise<void>;
    }
  | { readonly isHeld: false /** What the holder said of itself. */; readonly heldBy: string };

export interface ConnectOptions {
  /** Writes a host key that is not known yet to the known hosts, instead of refusing it. */
  readonly acceptNew?: boolean;
  /** Asks a person for a passphrase; without it `passphrase: prompt` is refused. */
  readonly askPassphrase?: (question: string) => Promise<string>;
  /** Where `passphrase: {env}` looks. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How much of each output stream is kept [bytes]; 16 MiB if left out. */
  readonly outputLimitBytes?: number;
}
