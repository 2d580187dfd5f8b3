import type { InventoryNode } from '../inventory/inventory.ts';
import { ConnectError } from './connect-error.ts';
import { fingerprint, hostKeyVerdict, keyType } from './host-key-verdict.ts';
import { addKnownHost, readKnownHosts } from './key-files.ts';
import { type KnownKey, knownKeys, knownName } from './known-hosts.ts';

/** Decides whether the key that a host shows is its own, and remembers why not. */
export class HostKeyCheck {
  readonly #node: InventoryNode;
  readonly #acceptNew: boolean;
  readonly #known: readonly KnownKey[];
  #failure: ConnectError | undefined;

  /** @throws {Error} when a file of known hosts is there and cannot be read */
  constructor(node: InventoryNode, acceptNew: boolean) {
    this.#node = node;
    this.#acceptNew = acceptNew;
    const name = knownName(node.address, node.port);
    this.#known = knownKeys(readKnownHosts(node.knownHosts), name);
  }

  /** Why the key was refused. */
  get failure(): ConnectError | undefined {
    return this.#failure;
  }

  /** What to ask the host for: a key of another type would look like a changed one. */
  get knownTypes(): readonly string[] {
    const types = this.#known.filter(({ isRevoked }) => !isRevoked).map(({ type }) => type);
    return [...new Set(types)].flatMap((type) =>
      type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type],
    );
  }

  /** Whether to go on; a new key is written down first where that was allowed. */
  isTrusted(key: Buffer): boolean {
    const verdict = hostKeyVerdict(this.#known, key);
    const shown = `${keyType(key)} key ${fingerprint(key)}`;
    if (verdict.kind === 'known') return true;
    if (verdict.kind === 'unknown') return this.#isAccepted(key, shown);
    this.#refuse(
      'wrong-host-key',
      verdict.kind === 'revoked'
        ? `it shows the ${shown}, which ${verdict.place} says was revoked`
        : `it shows the ${shown}, not the one of ${verdict.place}: somebody may be listening. ` +
            `If the host was installed anew, remove that line`,
    );
    return false;
  }

  #isAccepted(key: Buffer, shown: string): boolean {
    const [file] = this.#node.knownHosts;
    const name = knownName(this.#node.address, this.#node.port);
    if (this.#acceptNew && file !== undefined) {
      addKnownHost(file, `${name} ${keyType(key)} ${key.toString('base64')}`);
      return true;
    }
    this.#refuse(
      'unknown-host-key',
      `its ${shown} is not known in ${this.#node.knownHosts.join(', ') || 'any file'}. ` +
        'Compare it with what the host says of itself (ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub), ' +
        'then add it, or run once with --accept-new',
    );
    return false;
  }

  #refuse(kind: 'unknown-host-key' | 'wrong-host-key', message: string): void {
    this.#failure = new ConnectError(this.#node.name, kind, message);
  }
}
