import type { Hardware } from '@hopwise/datapath';
import { profileProblems } from '@hopwise/dataset';
import { type ProbedReference, measuredScale } from './measured-scale.ts';
import type { Probe } from './probe.ts';
import { probedNic } from './probed-nic.ts';
import { remoteSlowdown, smtSlowdown, sysctlsOf, wakeLatency } from './measured-fields.ts';
import { sourcedFigure } from './sourced-figure.ts';

/** What makes a profile of a probe. */
export interface ProfileRequest {
  readonly id: string;
  readonly probe: Probe;
  /** Whose costs are scaled, and whose figures stand where a probe cannot measure. */
  readonly like: ProbedReference;
}

/** A profile, or what kept one from being made. */
export type ProbedProfile =
  | {
      readonly isMade: true;
      readonly hardware: Hardware;
      /** Fields that were not measured: those of the machine that it is like. */
      readonly kept: readonly string[];
    }
  | { readonly isMade: false; readonly lacks: readonly string[] };

/** A hardware profile from what was measured and read, by name of what was not. */
export function probeProfile({ id, probe, like }: ProfileRequest): ProbedProfile {
  const clockSingleGhz = sourcedFigure(probe, 'clockSingleGhz', 'GHz');
  const clockAllGhz = sourcedFigure(probe, 'clockAllGhz', 'GHz');
  const bandwidthBytesPerS = sourcedFigure(probe, 'memoryBytesPerS', 'byte/s');
  const scale = measuredScale(probe, like);
  const lacks = [
    ...Object.entries({ clockSingleGhz, clockAllGhz, bandwidthBytesPerS }).flatMap(
      ([name, figure]) => (figure === null ? [name] : []),
    ),
    ...('lacks' in scale ? scale.lacks : []),
  ];
  if (
    clockSingleGhz === null ||
    clockAllGhz === null ||
    bandwidthBytesPerS === null ||
    'lacks' in scale
  ) {
    return { isMade: false, lacks };
  }
  const other = like.hardware;
  const { facts, cpus, features, l3Bytes } = probe.machine;
  const wake = wakeLatency(probe);
  const smt = smtSlowdown(probe);
  const remote = remoteSlowdown(facts.cpu.numaNodes);
  const sysctls = sysctlsOf(probe);
  const { nic, kept } = probedNic(probe, other.nic);
  const sockets = new Set(cpus.map(({ socket }) => socket)).size;
  const cores = new Set(cpus.map(({ core, socket }) => `${socket} ${core}`)).size;
  const hardware: Hardware = {
    id,
    title: `${facts.cpu.model ?? 'Unnamed CPU'}, ${cpus.length} logical CPUs, as probed`,
    cpu: {
      model: facts.cpu.model ?? other.cpu.model,
      architecture: facts.kernel.machine === 'aarch64' ? 'arm64' : 'x86-64',
      sockets: Math.max(1, sockets),
      coresPerSocket: Math.max(1, Math.round(cores / Math.max(1, sockets))),
      threadsPerCore: Math.max(1, Math.round(cpus.length / Math.max(1, cores))),
      clockSingleGhz,
      clockAllGhz,
      smtSlowdown: smt ?? other.cpu.smtSlowdown,
      runTimeCv: other.cpu.runTimeCv,
      features,
    },
    memory: {
      bandwidthBytesPerS,
      l3Bytes: l3Bytes ?? other.memory.l3Bytes,
      dmaToCache: other.memory.dmaToCache,
      numaNodes: Math.max(1, facts.cpu.numaNodes),
      remoteSlowdown: remote ?? other.memory.remoteSlowdown,
    },
    nic,
    propagationNs: other.propagationNs,
    wakeLatencyNs: wake ?? other.wakeLatencyNs,
    kernel: /\d+\.\d+(?:\.\d+)?/.exec(facts.kernel.release)?.[0] ?? other.kernel,
    costScale: scale,
    sysctls: sysctls ?? other.sysctls,
    mtus: kept.includes('nic') || facts.nic === null ? other.mtus : [facts.nic.mtu],
    sources: [`hopwise validate probe of ${probe.node}, ${probe.at}`],
    unknowns: '',
  };
  const unmeasured = [
    ...(smt === null ? ['cpu.smtSlowdown'] : []),
    ...['cpu.runTimeCv', 'memory.dmaToCache', 'propagationNs'],
    ...(l3Bytes === null ? ['memory.l3Bytes'] : []),
    ...(remote === null ? ['memory.remoteSlowdown'] : []),
    ...(wake === null ? ['wakeLatencyNs'] : []),
    ...(sysctls === null ? ['sysctls'] : []),
    ...kept,
  ];
  const named = { ...hardware, unknowns: unknownsOf(unmeasured, other.id, probe.doubts) };
  const problems = profileProblems(named);
  if (problems.length > 0) return { isMade: false, lacks: problems };
  return { isMade: true, hardware: named, kept: unmeasured };
}

const unknownsOf = (kept: readonly string[], like: string, doubts: readonly string[]): string =>
  [`Not measured, as of ${like}: ${kept.join(', ')}.`, ...doubts.map((doubt) => `${doubt}.`)].join(
    ' ',
  );
