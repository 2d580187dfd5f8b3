import type { Plan } from '../plan/plan.ts';
import { connect } from '../ssh/connect.ts';
import type { ConnectOptions, RemoteHost } from '../ssh/remote-host.ts';

/** @throws {ConnectError} if one cannot be reached; there is no connection to the other then */
export async function connectBoth(
  { client, server }: Pick<Plan, 'client' | 'server'>,
  options: ConnectOptions = {},
): Promise<readonly [RemoteHost, RemoteHost]> {
  const first = await connect(client, options);
  try {
    return [first, await connect(server, options)];
  } catch (error) {
    await first.close();
    throw error;
  }
}
