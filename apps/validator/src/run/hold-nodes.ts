import { hostname, userInfo } from 'node:os';
import type { NodeLock, RemoteHost } from '../ssh/remote-host.ts';
import { RunError } from './run-error.ts';
import { StopRun } from './stop-run.ts';

/** Who starts runs here, for whom a node is taken. */
export const startedFrom = (): string => `${userInfo().username}@${hostname()}`;

/** The locks of a run's nodes. */
export class HeldNodes {
  readonly #hosts: readonly RemoteHost[];
  readonly #run: string;
  readonly #locks = new Map<RemoteHost, NodeLock & { readonly isHeld: true }>();

  constructor(hosts: readonly RemoteHost[], run: string) {
    this.#hosts = hosts;
    this.#run = run;
  }

  /** @throws {RunError} if another run has one of them; the others are free again then */
  async take(): Promise<void> {
    for (const host of this.#hosts) {
      const holder = await this.#lock(host);
      if (holder === null) continue;
      await this.release();
      throw new RunError('locked', `${host.name} is taken by another run: ${holder}`);
    }
  }

  /**
   * Takes again what was lost with a connection.
   *
   * @throws {StopRun} if a node is not to be had any more
   */
  async keep(): Promise<void> {
    for (const host of this.#hosts) {
      if (this.#locks.get(host)?.isValid() === true) continue;
      const holder = await this.#lock(host).catch((error: unknown) => {
        throw new StopRun('lost', error instanceof Error ? error.message : String(error));
      });
      if (holder === null) continue;
      throw new StopRun('failed', `${host.name} was taken by another run meanwhile: ${holder}`);
    }
  }

  /** Gives them all back. */
  async release(): Promise<void> {
    const locks = [...this.#locks.values()];
    this.#locks.clear();
    await Promise.all(locks.map((lock) => lock.release()));
  }

  /** Null if it was taken, else who has it. */
  async #lock(host: RemoteHost): Promise<string | null> {
    const lock = await host.lock({ run: this.#run, from: startedFrom() });
    if (!lock.isHeld) return lock.heldBy;
    this.#locks.set(host, lock);
    return null;
  }
}
