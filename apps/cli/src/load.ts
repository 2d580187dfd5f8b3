import { findModifier, mtuWith, type Scenario } from '@hopwise/datapath';
import { checkScenario } from '@hopwise/simulator';
import type { DataFolder, Platform } from './files.ts';
import { unknownId } from './known-id.ts';
import { readFraction, readWhole } from './option-values.ts';
import type { Solver } from './prediction-task.ts';
import { type ClusterOptions, readCluster } from './read-cluster.ts';
import { readWorkload, type WorkloadOptions } from './read-workload.ts';

/** What was typed after the options that say a load. */
export interface LoadOptions extends WorkloadOptions, ClusterOptions {
  readonly hardware: string;
  readonly kernel?: string | undefined;
  readonly mtu: string;
  readonly seed: string;
  readonly solver: string;
  readonly precision: string;
}

/** A load that makes sense on its machine. */
export interface Load {
  readonly platform: Platform;
  readonly solver: Solver;
  readonly precision: number;
  /** The scenario of this load on some datapath. */
  readonly on: (datapath: string, modifiers: readonly string[]) => Scenario;
}

const solvers: readonly Solver[] = ['events', 'analytic'];

/** Reads a load, or adds every reason why it cannot be one to `problems` and gives null. */
export function readLoad(options: LoadOptions, data: DataFolder, problems: string[]): Load | null {
  const before = problems.length;
  const whole = (name: string, text: string, standIn: number): number =>
    readWhole(name, text, { problems, standIn });
  const workload = readWorkload(options, problems);
  const solver = readSolver(options.solver, problems);
  const precision = readFraction('--precision', options.precision, problems);
  const platform = readPlatform(options.hardware, data, problems);
  const cluster = readCluster(options, problems);
  const kernel = readKernel(options.kernel, problems);
  const scenario: Scenario = {
    datapath: 'host',
    modifiers: [],
    hardware: options.hardware,
    workload,
    ...(cluster === undefined ? {} : { cluster }),
    ...(kernel === undefined ? {} : { kernel }),
    mtu: whole('--mtu', options.mtu, 1500),
    seed: whole('--seed', options.seed, 1),
  };
  if (platform !== null) problems.push(...checkScenario(scenario, platform.hardware));
  if (problems.length > before || platform === null || solver === null) return null;
  const on: Load['on'] = (datapath, modifiers) => ({
    ...scenario,
    datapath,
    modifiers,
    mtu: mtuWith(
      scenario.mtu,
      modifiers.flatMap((id) => findModifier(id) ?? []),
    ),
  });
  return { platform, solver, precision, on };
}

function readKernel(version: string | undefined, problems: string[]): string | undefined {
  if (version !== undefined && !/^\d+\.\d+(\.\d+)?$/.test(version)) {
    problems.push(`--kernel "${version}" is not a kernel version such as 6.8`);
  }
  return version;
}

/** @returns null after adding the problem */
export function readSolver(name: string, problems: string[]): Solver | null {
  const known = solvers.find((solver) => solver === name);
  if (known === undefined) problems.push(unknownId('solver', name, solvers));
  return known ?? null;
}

/** @returns null after adding the problem */
export function readPlatform(id: string, data: DataFolder, problems: string[]): Platform | null {
  if (data.hardwareIds.includes(id)) return data.platform(id);
  problems.push(unknownId('hardware', id, data.hardwareIds));
  return null;
}
