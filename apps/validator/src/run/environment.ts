import { createHash } from 'node:crypto';
import type { Facts } from '../facts/facts.ts';
import { factsHash } from '../facts/facts-hash.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { RunNode } from './visit.ts';

/** What both nodes are and how they are set. */
export interface Environment {
  /** One for both; samples with the same one were measured under the same settings. */
  readonly hash: string;
  readonly client: Facts;
  readonly server: Facts;
}

/**
 * @param watchesLoad - Whether it is read, too, how busy the nodes are with other work.
 * @throws {ParseError} if a node does not answer, or answers something else
 */
export async function readEnvironment(
  nodes: { readonly client: RunNode; readonly server: RunNode },
  watchesLoad: boolean,
): Promise<Environment> {
  const of = ({ host, node }: RunNode, peer: RunNode): Promise<Facts> =>
    readFacts(host, {
      device: node.dataInterface ?? '',
      peer: peer.node.dataAddress ?? '',
      idleSeconds: watchesLoad ? 1 : 0,
    });
  // One after another: over one kernel, the questions to one node would be load on the other.
  const client = await of(nodes.client, nodes.server);
  const server = await of(nodes.server, nodes.client);
  const hash = createHash('sha256')
    .update(factsHash(client))
    .update(factsHash(server))
    .digest('hex');
  return { hash, client, server };
}
