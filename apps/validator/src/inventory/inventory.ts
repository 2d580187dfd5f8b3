/** The nodes that a run measures on, and what on them is measured. */
export interface Inventory {
  /** The file that it was read from, as messages name it. */
  readonly file: string;
  /** In the order of the file. */
  readonly nodes: readonly InventoryNode[];
  readonly targets: readonly InventoryTarget[];
}

/** A machine that is reached over SSH, with every default filled in and every path absolute. */
export interface InventoryNode {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** Private keys to try, in this order. */
  readonly keyFiles: readonly string[];
  /** Socket of an SSH agent, which is tried first. */
  readonly agent: string | null;
  /** Where the passphrase of a key comes from: it is never in the file. */
  readonly passphrase: 'none' | 'prompt' | { readonly env: string };
  /** The node to go through, or null if this one is reached directly. */
  readonly jump: InventoryNode | null;
  /** Files of known host keys; the first is where `acceptNew` writes. */
  readonly knownHosts: readonly string[];
  /** The interface that carries what is measured, unlike the one that SSH uses. */
  readonly dataInterface: string | null;
  readonly dataAddress: string | null;
  /** Cores that tests are pinned to; none if empty. */
  readonly cores: readonly number[];
  readonly numaNode: number | null;
  /** How commands get their rights: the user has them, or `sudo -n` gives them. */
  readonly privilege: 'root' | 'sudo';
  readonly timeLimits: TimeLimits;
  /** Folder on the node that holds the lock and everything that is put there. */
  readonly runDirectory: string;
}

export interface TimeLimits {
  /** For a connection, from the first packet to the login [ms]. */
  readonly connectMs: number;
  /** A node that says nothing for so long is lost [ms]. */
  readonly silenceMs: number;
  /** No command may ask for more [ms]. */
  readonly commandMs: number;
}

/** Something that is measured, and what it is on each node by the node's name. */
export interface InventoryTarget {
  readonly name: string;
  readonly on: Readonly<Record<string, NodeTarget>>;
}

/** A place on a node that a command can be run in. */
export type NodeTarget =
  | { readonly kind: 'host' }
  /** A named network namespace, as `ip netns` lists it. */
  | { readonly kind: 'netns'; readonly name: string }
  /** The network namespace of a process. */
  | { readonly kind: 'pid'; readonly pid: number }
  /** A running pod, found by the node's container runtime. */
  | { readonly kind: 'pod'; readonly namespace: string; readonly pod: string }
  /** A namespace made for the run, connected by the node's own CNI plugins. */
  | {
      readonly kind: 'cni';
      /** A network configuration (list) on the node, or a folder whose first one counts. */
      readonly conf: string;
      readonly binDir: string;
      /** For CNI_ARGS, as `K8S_POD_NAME`. */
      readonly args: Readonly<Record<string, string>>;
      /** Ports of the node that lead to it. */
      readonly portMappings: readonly {
        readonly hostPort: number;
        readonly containerPort: number;
        readonly protocol: 'tcp' | 'udp';
      }[];
    };
