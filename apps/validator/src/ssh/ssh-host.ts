import type { Command, Outcome } from '../host.ts';
import { lockNode } from './lock-node.ts';
import type { Login } from './open-connection.ts';
import { putFile } from './put-file.ts';
import type { LockHolder, NodeLock, RemoteHost } from './remote-host.ts';
import { Session } from './session.ts';

/** A node over SSH that connects again when it was lost. */
export class SshHost implements RemoteHost {
  readonly name: string;
  readonly #login: Login;
  readonly #outputLimitBytes: number;
  #session: Session;
  #opening: Promise<Session> | undefined;
  #isClosed = false;

  constructor(login: Login, session: Session, outputLimitBytes: number) {
    this.name = login.node.name;
    this.#login = login;
    this.#session = session;
    this.#outputLimitBytes = outputLimitBytes;
  }

  run(command: Command): Promise<Outcome> {
    return this.#run({ ...command, input: Buffer.from(command.input ?? '') });
  }

  put(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
    return putFile((command) => this.#run(command), { path, content: Buffer.from(content), mode });
  }

  async lock(holder: LockHolder): Promise<NodeLock> {
    return lockNode(await this.#connected(), this.#login.node, holder);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening?.catch(() => undefined);
    this.#session.close();
  }

  async #run(command: Omit<Command, 'input'> & { readonly input: Buffer }): Promise<Outcome> {
    const started = performance.now();
    const { commandMs } = this.#login.node.timeLimits;
    try {
      const session = await this.#connected();
      return await session.execute({
        ...command,
        timeoutMs: Math.min(command.timeoutMs, commandMs),
        outputLimitBytes: this.#outputLimitBytes,
      });
    } catch (error) {
      if (error instanceof RangeError) throw error; // A word that cannot be one: a mistake of ours.
      const elapsedMs = performance.now() - started;
      const stderr = error instanceof Error ? error.message : String(error);
      return { kind: 'lost', code: null, stdout: '', stderr, isTruncated: false, elapsedMs };
    }
  }

  async #connected(): Promise<Session> {
    if (this.#isClosed) throw new Error(`${this.name}: the connection was closed`);
    if (this.#session.isOpen) return this.#session;
    this.#opening ??= this.#reopened().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #reopened(): Promise<Session> {
    this.#session = await Session.open(this.#login, this.#session.id);
    return this.#session;
  }
}
