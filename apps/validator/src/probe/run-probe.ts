import { median } from '@hopwise/stats';
import type { Host } from '../host.ts';
import { compiledPart } from './compiled-part.ts';
import { type ProbePart, probeFigures } from './figures.ts';
import { probedMachine } from './machine.ts';
import { netperfPart } from './netperf-part.ts';
import { opensslPart } from './openssl-part.ts';
import type { Probe } from './probe.ts';
import { probeCores } from './probe-cores.ts';

/** Other programs that take more of the machine than this are said [%]. */
const busyPct = 3;
/** Repeats that lie further apart than this, most to least, are said. */
const wideRatio = 1.25;

/** What is probed, and how it is told. */
interface ProbeRequest {
  /** Cores that tests are pinned to; the first counts. None: one is chosen. */
  readonly cores: readonly number[];
  /** Interface for data; null where none is named. */
  readonly device: string | null;
  readonly onProgress: (what: string) => void;
}

/**
 * Measures what a machine takes for the things that a datapath is made of: under a minute, and
 * nothing of it stays there.
 *
 * @throws {ParseError} if it does not answer, or answers something else
 */
export async function runProbe(host: Host, request: ProbeRequest): Promise<Probe> {
  const at = new Date().toISOString();
  request.onProgress('reads what the machine is');
  const machine = await probedMachine(host, request.device);
  const cores = probeCores(machine.cpus, request.cores);
  request.onProgress('measures clocks, copies, system calls and wake-ups');
  const compiled = await compiledPart(host, cores);
  request.onProgress('measures ciphers');
  const ciphers = await opensslPart(host, cores.first);
  request.onProgress('measures netperf over loopback');
  const netperf = await netperfPart(host, cores.first);
  const parts = [compiled, ciphers, netperf];
  const measured = measuredBy(parts);
  return {
    format: 'hopwise/probe@1',
    at,
    node: host.name,
    cores,
    measured,
    missing: parts.flatMap(({ missing }) => missing),
    doubts: [...loadDoubts(machine.facts.load.busyPct), ...spreadDoubts(measured)],
    machine: { ...machine, cpus: [...machine.cpus], features: [...machine.features] },
  };
}

const measuredBy = (parts: readonly ProbePart[]): Probe['measured'] =>
  Object.fromEntries(
    parts.flatMap(({ samples }) =>
      [...samples].map(([figure, values]) => [
        figure,
        {
          value: median(values),
          low: Math.min(...values),
          high: Math.max(...values),
          unit: probeFigures[figure].unit,
          samples: [...values],
        },
      ]),
    ),
  );

const loadDoubts = (pct: number | null): readonly string[] =>
  pct !== null && pct > busyPct
    ? [`other programs took ${pct.toFixed(0)} % of the machine before it began; stop them first`]
    : [];

const spreadDoubts = (measured: Probe['measured']): readonly string[] =>
  Object.entries(measured)
    .filter(([, { low, high }]) => high > low * wideRatio)
    .map(
      ([figure, { low, high }]) =>
        `repeats of ${figure} lie ${(100 * (high / low - 1)).toFixed(0)} % apart`,
    );
