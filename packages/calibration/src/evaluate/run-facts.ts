import type { WorkloadKind } from '@hopwise/datapath';
import type { Measurement, MetricId } from '@hopwise/dataset';

/** How a source's CPU figures and counters have to be read. */
interface RunFacts {
  /** Duration that counters of a run were counted over [s]. */
  readonly seconds: number;
  /** Server CPU is a mean over `windowSeconds`, of which `loadedSeconds` were under load. */
  readonly serverWindow?: { readonly windowSeconds: number; readonly loadedSeconds: number };
  /**
   * Whether a thread of the receiving program spins while any of its streams has a datagram waiting,
   * in system mode, beside the threads that read.
   */
  readonly spinsBesideReaders?: boolean;
  /** Numbers that say nothing of the network, and why. */
  readonly unusable: readonly {
    /** Of all, if left out. */
    readonly workload?: WorkloadKind;
    readonly metric: MetricId;
    readonly reason: string;
  }[];
}

/**
 * @source github.com/InfraBuilder/benchmark-k8s-cni-2024-01 at 3a5c159: iperf3 -t 60, and time stamps
 *   of the server's statexec files; github.com/esnet/iperf/pull/1708: before it, a server's main
 *   thread spins in select on its old UDP listener
 */
const runFacts: Readonly<Record<string, RunFacts>> = {
  'infrabuilder-2024-01': {
    seconds: 60,
    serverWindow: { windowSeconds: 73.9, loadedSeconds: 61 },
    spinsBesideReaders: true,
    unusable: [],
  },
  'lab-namespaces-2026-11': {
    seconds: 1,
    unusable: (
      [
        'cpu_client_cores',
        'cpu_server_cores',
        'cpu_client_system_cores_nosoftirq',
        'cpu_server_system_cores_nosoftirq',
      ] as const
    ).map((metric) => ({
      metric,
      reason: 'not scored: both ends share one kernel, whose CPU time is that of everything on it',
    })),
  },
};

export const runFactsOf = (source: string): RunFacts | undefined => runFacts[source];

/** Why a number says nothing of the network; null when it does. */
export const unusableReason = ({ source, workload, metric }: Measurement): string | null =>
  runFactsOf(source)?.unusable.find(
    (each) => (each.workload ?? workload) === workload && each.metric === metric,
  )?.reason ?? null;
