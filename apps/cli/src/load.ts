import { messageBytes } from '@hopwise/calibration';
import { type Scenario, type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import { checkScenario, simulatedKinds } from '@hopwise/simulator';
import type { DataFolder, Platform } from './files.ts';
import { unknownId } from './known-id.ts';
import { readFraction, readWhole } from './option-values.ts';
import type { Solver } from './prediction-task.ts';

/** What was typed after the options that say a load. */
export interface LoadOptions {
  readonly hardware: string;
  readonly workload?: string | undefined;
  readonly processes: string;
  readonly mtu: string;
  readonly requestBytes?: string | undefined;
  readonly responseBytes?: string | undefined;
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
  const kind = readWorkload(options.workload, problems);
  const solver = readSolver(options.solver, problems);
  const precision = readFraction('--precision', options.precision, problems);
  const platform = readPlatform(options.hardware, data, problems);
  const whole = (name: string, text: string, standIn: number): number =>
    readWhole(name, text, { problems, standIn });
  const bytes = (name: string, text: string | undefined, standard: number): number =>
    text === undefined ? standard : whole(name, text, standard);
  if (
    kind !== null &&
    workloadFacts(kind).class !== 'exchange' &&
    options.responseBytes !== undefined
  ) {
    problems.push(`--response-bytes cannot apply to ${kind}: its receiver sends no response`);
  }
  const defaults = messageBytes(kind ?? 'tcp-rr');
  const load = {
    workload: {
      kind: kind ?? 'tcp-rr',
      processes: whole('--processes', options.processes, 1),
      requestBytes: bytes('--request-bytes', options.requestBytes, defaults.requestBytes),
      responseBytes: bytes('--response-bytes', options.responseBytes, defaults.responseBytes),
    },
    mtu: whole('--mtu', options.mtu, 1500),
    seed: whole('--seed', options.seed, 1),
  };
  const scenario = { ...load, datapath: 'host', modifiers: [], hardware: options.hardware };
  if (platform !== null) problems.push(...checkScenario(scenario, platform.hardware));
  if (problems.length > before || platform === null || solver === null) return null;
  const on: Load['on'] = (datapath, modifiers) => ({ ...scenario, datapath, modifiers });
  return { platform, solver, precision, on };
}

function readWorkload(kind: string | undefined, problems: string[]): WorkloadKind | null {
  const known = simulatedKinds.find((other) => other === kind);
  if (known !== undefined) return known;
  problems.push(
    kind === undefined
      ? `--workload is missing. Known: ${simulatedKinds.join(', ')}`
      : unknownId('workload', kind, simulatedKinds),
  );
  return null;
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
