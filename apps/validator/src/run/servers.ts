import { isIPv6 } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../host.ts';
import { CommandFailure, commandFailure } from './command-failure.ts';
import type { VisitEnd } from './visit.ts';

/** Ports that the servers of a run listen on. */
export const ports = {
  netserver: 12_865,
  iperf3: 5201,
  /** Of the first stream's data; the others follow. Fixed, so that filters can let them pass. */
  firstData: 20_000,
} as const;

/** A visit is over sooner; this is for the case that nobody ends it [ms]. */
const longestMs = 24 * 3600 * 1000;
/** A server listens sooner, even on a busy node [ms]. */
const startMs = 30_000;

/** A server of a test tool on a node. */
export interface TestServer {
  /** Ends it; what it was, if it had ended before. */
  stop(): Promise<Outcome>;
}

const programs = {
  netperf: (address: string): readonly string[] => [
    ...['netserver', isIPv6(address) ? '-6' : '-4', '-D', '-p', String(ports.netserver)],
  ],
  iperf3: (): readonly string[] => ['iperf3', '-s', '-p', String(ports.iperf3)],
} as const;

/**
 * Starts the server of a tool in the place of the server, and waits until it listens. It lives as
 * long as this process hears of it, and dies with the connection.
 *
 * @throws {CommandFailure} if it does not listen, with what it said
 */
export async function startServer(
  { host, entered }: Pick<VisitEnd, 'host' | 'entered'>,
  tool: 'netperf' | 'iperf3',
  address: string,
): Promise<TestServer> {
  const ending = new AbortController();
  const argv = programs[tool](address);
  const command = { argv: entered.command(argv), timeoutMs: longestMs, signal: ending.signal };
  let ended: Outcome | undefined;
  const running = host.run(command).then((outcome) => (ended = outcome));
  const stop = (): Promise<Outcome> => {
    ending.abort();
    return running;
  };
  const port = tool === 'netperf' ? ports.netserver : ports.iperf3;
  const ask = entered.command(['ss', '-Hltn', `sport = :${port}`]);
  for (const since = performance.now(); performance.now() - since < startMs; await pause(50)) {
    if (ended !== undefined) break;
    const { code, stdout } = await host.run({ argv: ask, timeoutMs: startMs });
    if (code === 0 && stdout.trim() !== '') return { stop };
  }
  const outcome = await stop();
  const what = `${argv[0]} on ${host.name}, port ${port}`;
  throw commandFailure(what, outcome) ?? new CommandFailure(`${what} does not listen`, 'exited');
}
