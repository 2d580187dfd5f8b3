import { randomBytes } from 'node:crypto';
import type { Client } from 'ssh2';
import type { Outcome } from '../host.ts';
import { ConnectError } from './connect-error.ts';
import { type Execution, execute } from './execute.ts';
import { type Login, openConnection } from './open-connection.ts';
import { sweepScript } from './remote-script.ts';

/** One connection to a node, from its login to its end. */
export class Session {
  /** Begins the id of every command of this connection. */
  readonly id = randomBytes(8).toString('hex');
  readonly #client: Client;
  readonly #privilege: 'root' | 'sudo';
  #count = 0;
  #isOpen = true;

  private constructor(client: Client, privilege: 'root' | 'sudo') {
    this.#client = client;
    this.#privilege = privilege;
    client.once('close', () => {
      this.#isOpen = false;
    });
  }

  /**
   * @param before - Id of a connection that was lost: what it left on the node is killed.
   * @throws {ConnectError} when there is no connection, or commands do not work there
   */
  static async open(login: Login, before: string | null): Promise<Session> {
    const session = new Session(await openConnection(login), login.node.privilege);
    const trouble = await session.#trouble(login, before);
    if (trouble === null) return session;
    session.close();
    throw new ConnectError(login.node.name, 'unusable', trouble);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  execute(execution: Omit<Execution, 'id' | 'privilege'>): Promise<Outcome> {
    const id = `${this.id}.${++this.#count}`;
    return execute(this.#client, { ...execution, id, privilege: this.#privilege });
  }

  close(): void {
    this.#client.end();
  }

  async #trouble({ node }: Login, before: string | null): Promise<string | null> {
    const sweep = before === null ? '' : sweepScript(`${before}.`);
    const { kind, code, stdout, stderr } = await this.execute({
      argv: ['sh', '-c', `${sweep}${hello}`],
      input: new Uint8Array(),
      timeoutMs: node.timeLimits.connectMs,
      outputLimitBytes: 65_536,
    });
    if (kind !== 'exited') return `no command ends there (${kind})`;
    const [user, ...missing] = stdout.split('\n').filter((line) => line !== '');
    if (code !== 0 || user === undefined) {
      return `commands do not work there (exit code ${code}): ${stderr.trim() || 'nothing is said'}`;
    }
    if (missing.length > 0) return `there is no ${missing.join(', no ')}`;
    if (user === '0') return null;
    return node.privilege === 'sudo'
      ? `sudo makes ${node.user} user ${user}, not root`
      : `${node.user} is not root; log in as root, or set privilege: sudo`;
  }
}

/** Says who we are there, and which of the programs that are always needed are missing. */
const hello = `id -u
for program in setsid grep dd head cat mktemp chmod mv flock timeout; do
  command -v "$program" >/dev/null || echo "$program"
done`;
