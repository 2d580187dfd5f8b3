import type { Duplex } from 'node:stream';
import ssh2, { type AuthMethod, type Client, type ServerHostKeyAlgorithm } from 'ssh2';
import type { InventoryNode } from '../inventory/inventory.ts';
import { ConnectError, type ConnectFailure } from './connect-error.ts';
import { HostKeyCheck } from './host-key-check.ts';

/** A way to log in to a node and to those that lead to it. */
export interface Login {
  readonly node: InventoryNode;
  readonly methods: readonly AuthMethod[];
  readonly through: Login | null;
  readonly acceptNew: boolean;
}

/**
 * Connects and logs in, through jump hosts if there are any, which are left with the connection.
 *
 * @throws {ConnectError} when that is not possible
 */
export async function openConnection(login: Login): Promise<Client> {
  const { node, through } = login;
  if (through === null) return connected(login);
  const jump = await openConnection(through);
  try {
    const client = await connected(login, await forwarded(jump, node));
    client.once('close', () => jump.end());
    return client;
  } catch (error) {
    jump.end();
    throw error;
  }
}

/** How many unanswered questions make a silent node a lost one. */
const silentQuestions = 4;

function connected({ node, methods, acceptNew }: Login, sock?: Duplex): Promise<Client> {
  const { connectMs, silenceMs } = node.timeLimits;
  const check = new HostKeyCheck(node, acceptNew);
  const client = new ssh2.Client();
  return new Promise((resolve, reject) => {
    const fail = (error: ConnectError): void => {
      client.destroy();
      reject(error);
    };
    client.setMaxListeners(0); // Every command that is under way waits for its end.
    client.once('ready', () => resolve(client));
    // Stays for good: an error after the login only announces the end of the connection.
    client.on('error', (error) => fail(check.failure ?? failureOf(node, error)));
    client.once('close', () =>
      fail(check.failure ?? new ConnectError(node.name, 'unreachable', 'it hung up')),
    );
    const types = check.knownTypes as ServerHostKeyAlgorithm[];
    client.connect({
      ...(sock === undefined ? { host: node.address, port: node.port } : { sock }),
      username: node.user,
      authHandler: [...methods],
      hostVerifier: (key: Buffer) => check.isTrusted(key),
      ...(types.length > 0 ? { algorithms: { serverHostKey: types } } : {}),
      readyTimeout: connectMs,
      keepaliveInterval: Math.ceil(silenceMs / silentQuestions),
      keepaliveCountMax: silentQuestions - 1,
    });
  });
}

function forwarded(jump: Client, node: InventoryNode): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    jump.forwardOut('127.0.0.1', 0, node.address, node.port, (error, channel) => {
      if (error === undefined) resolve(channel);
      else {
        const what = `${node.jump?.name} cannot reach ${node.address}:${node.port}: ${error.message}`;
        reject(new ConnectError(node.name, 'unreachable', what));
      }
    });
  });
}

function failureOf(
  node: InventoryNode,
  error: Error & { readonly level?: string; readonly code?: string },
): ConnectError {
  const where = `${node.address}:${node.port}`;
  const [kind, message] = ((): readonly [ConnectFailure, string] => {
    switch (error.level) {
      case 'client-authentication':
        return ['refused', `${where} accepts none of the keys for user ${node.user}`];
      case 'client-timeout':
        return ['hung', `${where} did not finish the login in ${node.timeLimits.connectMs} ms`];
      case 'agent':
        return ['bad-key', `the SSH agent does not help: ${error.message}`];
      default:
        return ['unreachable', `no SSH connection to ${where}: ${error.code ?? error.message}`];
    }
  })();
  return new ConnectError(node.name, kind, message);
}
