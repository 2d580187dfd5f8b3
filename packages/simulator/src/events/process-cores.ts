import type { Processor } from '@hopwise/engine';
import type { Platform } from '../platform.ts';
import { processClass } from './hosts.ts';
import { processCpu } from './placement.ts';

/** The cores of the processes of one machine, by what the processes do: send, or receive. */
export class ProcessCores {
  readonly #roles: readonly (readonly Processor[])[];
  readonly #before: number[];

  /** @param flows - Of one direction; processes of one number after another. */
  constructor(cpus: readonly Processor[], platform: Platform, flows: number, directions: 1 | 2) {
    this.#roles = Array.from({ length: directions }, (_, direction) => {
      const processes = Array.from({ length: flows }, (_, flow) => direction * flows + flow);
      const used = new Set(processes.map((process) => processCpu(process, platform)));
      return [...used].flatMap((cpu) => cpus[cpu] ?? []);
    });
    this.#before = this.#roles.map(processNs);
  }

  resetCounts(): void {
    for (const [index, cores] of this.#roles.entries()) this.#before[index] = processNs(cores);
  }

  /** Mean time that a core gave to processes since the last reset, of the busier role [ns]. */
  busiestNs(): number {
    const means = this.#roles.map(
      (cores, index) => (processNs(cores) - (this.#before[index] ?? 0)) / cores.length,
    );
    return Math.max(...means);
  }
}

const processNs = (cores: readonly Processor[]): number =>
  cores.reduce((sum, core) => sum + core.busy(processClass), 0);
