import type { Workload } from '@hopwise/datapath';
import { type Actor, type Exchange, plainTurn, type Turn } from '../turn.ts';

/**
 * A bulk transfer whose ends share one CPU, as a loop of turns.
 *
 * A write runs to the other socket before it returns, so it leaves as an skb of its own. After some of
 * them the receiver gets the CPU, reads what is there, and acknowledges it by one segment when it has
 * read (`tcp_cleanup_rbuf`): until then its window cannot move.
 *
 * @source net/ipv4/tcp.c: tcp_cleanup_rbuf; net/ipv4/tcp_input.c: __tcp_ack_snd_check; counters of
 * segments of TCP_STREAM between two namespaces
 */
export function streamByTurns(
  { requestBytes }: Workload,
  { client, server }: { readonly client: Actor; readonly server: Actor },
  writesPerTurn: number,
): Exchange {
  const cycle = writesOfTurns(writesPerTurn).flatMap((count): readonly Turn[] => {
    const writes = new Array<number>(count).fill(requestBytes);
    return [
      {
        ...plainTurn,
        end: 'client',
        receives: [0],
        process: { actor: client, stages: [], sends: writes },
      },
      {
        ...plainTurn,
        end: 'server',
        receives: writes,
        interrupts: writes.length,
        process: { actor: server, stages: [], sends: [0] },
      },
    ];
  });
  return { isPerConnection: false, cycle, aside: [] };
}

/** Turns of one loop: enough to have the mean number of writes to a quarter. */
const turnsPerLoop = 4;

/** Whole numbers of writes, at least one each, that are so many in the mean. */
const writesOfTurns = (mean: number): readonly number[] =>
  Array.from({ length: turnsPerLoop }, (_, turn) =>
    Math.max(1, Math.round((turn + 1) * mean) - Math.round(turn * mean)),
  );
