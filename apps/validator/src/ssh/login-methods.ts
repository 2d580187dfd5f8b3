import ssh2, { type AuthMethod, type ParsedKey } from 'ssh2';
import type { InventoryNode } from '../inventory/inventory.ts';
import { ConnectError } from './connect-error.ts';
import { readKey } from './key-files.ts';
import type { ConnectOptions } from './remote-host.ts';

/**
 * The ways to log in to a node, the agent first. Keys stay in memory, so that a connection can be
 * made again without asking a person twice.
 *
 * @throws {ConnectError} when a key cannot be read
 */
export async function loginMethods(
  node: InventoryNode,
  options: ConnectOptions,
): Promise<readonly AuthMethod[]> {
  const username = node.user;
  const methods: AuthMethod[] = [];
  if (node.agent !== null)
    methods.push({ type: 'agent', username, agent: node.agent } as AuthMethod);
  for (const file of node.keyFiles) {
    const key = await keyOf(node, file, options);
    methods.push({ type: 'publickey', username, key } as AuthMethod);
  }
  if (methods.length > 0) return methods;
  throw new ConnectError(
    node.name,
    'bad-key',
    'nothing to log in with: no agent is running (SSH_AUTH_SOCK) and no key file is named',
  );
}

async function keyOf(
  node: InventoryNode,
  file: string,
  options: ConnectOptions,
): Promise<ParsedKey> {
  const text = readKeyOf(node, file);
  const bare = ssh2.utils.parseKey(text);
  if (!(bare instanceof Error)) return keyIn(bare);
  if (!/encrypted/i.test(bare.message)) {
    throw new ConnectError(node.name, 'bad-key', `${file} is no private key: ${bare.message}`);
  }
  const opened = ssh2.utils.parseKey(text, await passphraseOf(node, file, options));
  if (!(opened instanceof Error)) return keyIn(opened);
  // Not the message of the library: what is said about a secret is said here.
  throw new ConnectError(node.name, 'bad-key', `the passphrase of ${file} is wrong`);
}

function readKeyOf(node: InventoryNode, file: string): Buffer {
  try {
    return readKey(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : (code ?? String(error));
    throw new ConnectError(node.name, 'bad-key', `cannot read the key ${file}: ${why}`);
  }
}

async function passphraseOf(
  { name, passphrase }: InventoryNode,
  file: string,
  { askPassphrase, env }: ConnectOptions,
): Promise<string> {
  if (typeof passphrase === 'object') {
    const value = env?.[passphrase.env];
    if (value !== undefined) return value;
    throw new ConnectError(
      name,
      'bad-key',
      `the passphrase of ${file} should be in the variable ${passphrase.env}, which is not set`,
    );
  }
  if (passphrase === 'prompt' && askPassphrase !== undefined) {
    return askPassphrase(`Passphrase of ${file} for ${name}: `);
  }
  const how =
    passphrase === 'prompt'
      ? 'there is nobody to ask; use passphrase: {env: NAME} or an agent'
      : 'say passphrase: prompt, passphrase: {env: NAME}, or use an agent';
  throw new ConnectError(name, 'bad-key', `the key ${file} is encrypted: ${how}`);
}

const keyIn = (parsed: ParsedKey | readonly ParsedKey[]): ParsedKey => {
  const [key] = [parsed].flat() as readonly ParsedKey[];
  if (key === undefined) throw new TypeError('a parsed key holds no key');
  return key;
};
