import type { Workload } from '@hopwise/datapath';
import { type Actor, type Exchange, plainTurn } from '../turn.ts';

/** Processes of the cache: a master and five replicas. */
const cacheProcesses = 6;
/** A command of the cache's protocol with a short key, and the value that it returns [byte]. */
const commandBytes = 40;
const valueBytes = 1000;

/**
 * A page that a front end makes from what a cache holds.
 *
 * The front ends run on the server's node, the cache on the client's: two nodes stand for the
 * cluster. A script that starts anew for each page opens a connection to the cache, asks for one
 * value, closes it and answers the user, whose own connection stays.
 */
export function webTier(
  { requestBytes, responseBytes }: Workload,
  { client, server }: { readonly client: Actor; readonly server: Actor },
): Exchange {
  const frontEnd = { ...server, name: 'front end' };
  const cache: Actor = {
    name: 'cache',
    end: 'client',
    threads: cacheProcesses,
    isPreemptible: true,
  };
  return {
    isPerConnection: false,
    choosesPorts: true,
    cycle: [
      {
        // 0: the page is there; the user asks for the next.
        ...plainTurn,
        end: 'client',
        receives: [responseBytes],
        process: { actor: client, stages: ['httpClientRequest'], sends: [requestBytes] },
      },
      {
        // 1: the front end runs the script up to the connection to the cache.
        ...plainTurn,
        end: 'server',
        receives: [requestBytes],
        process: { actor: frontEnd, stages: ['phpRequest', 'tcpV4Connect'], sends: [0] },
        tracksNew: 'egress',
      },
      {
        // 2: SYN.
        ...plainTurn,
        end: 'client',
        receives: [0],
        replies: 1,
        softirqStages: ['tcpConnRequest'],
        process: null,
        tracksNew: 'ingress',
      },
      {
        // 3: SYN-ACK, acknowledged; the command goes out.
        ...plainTurn,
        end: 'server',
        receives: [0],
        replies: 1,
        process: { actor: frontEnd, stages: [], sends: [commandBytes] },
      },
      {
        // 4: the cache accepts and answers.
        ...plainTurn,
        end: 'client',
        receives: [commandBytes],
        process: { actor: cache, stages: ['inetCskAccept', 'redisCommand'], sends: [valueBytes] },
      },
      {
        // 5: the page is made and sent.
        ...plainTurn,
        end: 'server',
        receives: [valueBytes],
        process: { actor: frontEnd, stages: ['tcpClose'], sends: [responseBytes] },
      },
    ],
    aside: [
      {
        // 6: FIN of the front end; the cache closes too.
        after: { turn: 5, run: 'process' },
        turn: {
          ...plainTurn,
          end: 'client',
          receives: [0],
          replies: 1,
          process: { actor: cache, stages: ['tcpClose'], sends: [] },
        },
      },
    ],
  };
}
