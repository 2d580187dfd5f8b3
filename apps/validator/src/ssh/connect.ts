import type { InventoryNode } from '../inventory/inventory.ts';
import { loginMethods } from './login-methods.ts';
import type { Login } from './open-connection.ts';
import type { ConnectOptions, RemoteHost } from './remote-host.ts';
import { Session } from './session.ts';
import { SshHost } from './ssh-host.ts';

/** How much of each output stream is kept, unless something else is said [bytes]. */
const outputLimitBytes = 16 * 1024 * 1024;

/**
 * Connects to a node, logs in and sees to it that commands work there.
 *
 * @throws {ConnectError} when that is not possible
 */
export async function connect(
  node: InventoryNode,
  options: ConnectOptions = {},
): Promise<RemoteHost> {
  const login = await loginOf(node, options);
  const session = await Session.open(login, null);
  return new SshHost(login, session, options.outputLimitBytes ?? outputLimitBytes);
}

const loginOf = async (node: InventoryNode, options: ConnectOptions): Promise<Login> => ({
  node,
  through: node.jump === null ? null : await loginOf(node.jump, options),
  methods: await loginMethods(node, options),
  acceptNew: options.acceptNew ?? false,
});
