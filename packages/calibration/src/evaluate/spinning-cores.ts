/** The iteration halves what it is wrong by. */
const steps = 50;

/**
 * Cores of a thread that spins as long as any of a program's sockets has a datagram [cores].
 *
 * A socket has one as long as its reader is busy, so that the thread spins a share 1 - (1 - busy)^streams
 * of the time; readers and it together are what the program took.
 *
 * @param program - Of the whole program [cores].
 * @source iperf3 src/iperf_udp.c: iperf_udp_accept (every stream's socket was the listener, and stays in
 *   the set that the main thread selects from); github.com/esnet/iperf/pull/1708 takes it out
 */
export function spinningCores(program: number, streams: number): number {
  let busy = 0;
  const spinning = (): number => 1 - (1 - busy) ** streams;
  for (let step = 0; step < steps; step++) {
    const readers = Math.max(0, program - spinning());
    busy = Math.min(1, (busy + readers / streams) / 2);
  }
  return spinning();
}
