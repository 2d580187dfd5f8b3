/** A number with where it comes from. */
export interface Sourced {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly basis: 'measured' | 'published' | 'derived' | 'assumed';
  readonly source: string;
}

/** How the costs of another machine become this one's, by class of work [ratio]. */
export interface CostScale {
  /** Id of the machine whose cost table is scaled. */
  readonly reference: string;
  readonly instruction: Sourced;
  readonly copy: Sourced;
  readonly crypto: Sourced;
  readonly wakeup: Sourced;
  readonly interrupt: Sourced;
}

/** A state that the idle loop can put a CPU into. */
export interface IdleState {
  readonly name: string;
  /** From its end to the first instruction [ns]. */
  readonly exitNs: number;
  /** Shortest idle time for which the governor chooses it [ns]. */
  readonly residencyNs: number;
}

/** Both ends on one CPU: a laboratory of network namespaces, where a veth pair is the wire. */
export interface OneCpu {
  /**
   * Writes of a stream that its sender makes until the receiver gets the CPU, reads them and
   * acknowledges them with one segment.
   */
  readonly writesPerTurn: Sourced;
}

/**
 * A machine: everything about it that a prediction needs. Two equal ones play client and server,
 * unless it says that both ends share one of its CPUs.
 */
export interface Hardware {
  readonly id: string;
  readonly title: string;
  readonly cpu: {
    readonly model: string;
    readonly architecture: 'x86-64' | 'arm64';
    readonly sockets: number;
    readonly coresPerSocket: number;
    readonly threadsPerCore: number;
    /** Clock with one busy core [GHz]; cost tables are stated at this clock. */
    readonly clockSingleGhz: Sourced;
    /** Clock with every core busy [GHz]. */
    readonly clockAllGhz: Sourced;
    /** How much slower a thread runs while its sibling is busy [ratio, >= 1]. */
    readonly smtSlowdown: Sourced;
    /** Scatter of the time of one run: standard deviation over mean [ratio]. */
    readonly runTimeCv: Sourced;
    readonly features: readonly string[];
    /**
     * From shallow to deep; `wakeLatencyNs` then holds for the shallowest. Left out where it holds
     * whatever the idle time.
     */
    readonly idleStates?: readonly IdleState[] | undefined;
  };
  readonly memory: {
    /** All channels together [byte/s]. */
    readonly bandwidthBytesPerS: Sourced;
    /** Last-level cache of all cores [byte]. */
    readonly l3Bytes: number;
    /** Whether the NIC writes received frames into that cache (Intel DDIO and the like). */
    readonly dmaToCache: boolean;
    readonly numaNodes: number;
    /** How much longer work takes whose memory is on another node [ratio, >= 1]. */
    readonly remoteSlowdown: Sourced;
  };
  readonly nic: {
    readonly model: string;
    readonly driver: string;
    /** Line rate [bit/s]. */
    readonly rateBitPerS: number;
    readonly queues: number;
    /** Receive descriptors of one queue, and how many one full frame at the largest MTU takes. */
    readonly ringEntries: number;
    readonly descriptorsPerFrame: number;
    /** Least time between transmit completions of one queue under bulk load [ns]. */
    readonly txCompletionNs: Sourced;
    /** Whether TSO and checksums work on the inner packet of VXLAN and Geneve. */
    readonly tunnelOffload: boolean;
    /** CPUs that RPS spreads the flows of all queues over; null where RPS is off. */
    readonly rpsCpus: number | null;
    readonly tso: boolean;
    readonly gro: boolean;
    /** Least time between interrupts of one queue at bulk rates [ns]. */
    readonly coalesceBulkNs: Sourced;
    /** The same while a poll finds few frames [ns]. */
    readonly coalesceLatencyNs: Sourced;
    /** Doorbell to last bit on the wire, and first bit to interrupt, without CPU time [ns, one way]. */
    readonly deviceLatencyNs: Sourced;
  };
  /** Wire and switches, one way [ns]. */
  readonly propagationNs: Sourced;
  /** Idle-state exit and scheduling until a woken process runs, without CPU time [ns]. */
  readonly wakeLatencyNs: Sourced;
  readonly kernel: string;
  /** Left out where each end is a machine of its own. */
  readonly oneCpu?: OneCpu | undefined;
  /** Left out where a cost table was fitted on this machine. */
  readonly costScale?: CostScale | undefined;
  readonly sysctls: {
    readonly tcpRmemMaxBytes: number;
    readonly tcpWmemMaxBytes: number;
    readonly tcpLimitOutputBytes: number;
    /** Send and receive buffer of a UDP socket (`net.core.wmem_default`, `rmem_default`). */
    readonly udpBufferBytes: number;
    readonly tcpMaxTwBuckets: number;
    /** Ports that connect() may choose from (`net.ipv4.ip_local_port_range`), how many. */
    readonly localPorts: number;
  };
  readonly mtus: readonly number[];
  readonly sources: readonly string[];
  readonly unknowns: string;
}

/** Logical CPUs of one machine. */
export const logicalCpuCount = (hardware: Hardware): number =>
  hardware.cpu.sockets * hardware.cpu.coresPerSocket * hardware.cpu.threadsPerCore;
