import { type Iperf3Test, iperf3Test } from './iperf3-test.ts';

/** So long it may take to reach the server [ms]. */
const connectMs = 5000;

/**
 * The command of one test. The pace is always said, as over UDP iperf3 takes 1 Mbit/s otherwise.
 *
 * @throws {z.ZodError} if an argument is none
 */
export function iperf3Command(asked: Iperf3Test): readonly string[] {
  const test = iperf3Test.parse(asked);
  return [
    ...['iperf3', '-c', test.server, '-p', String(test.port), '-J'],
    ...['--connect-timeout', String(connectMs), '-t', String(test.seconds)],
    ...['-P', String(test.streams), '-l', String(test.messageBytes), '-b', String(test.paceBps)],
    ...(test.omitSeconds > 0 ? ['-O', String(test.omitSeconds)] : []),
    ...(test.protocol === 'UDP' ? ['-u'] : []),
    ...(test.isReverse ? ['-R'] : []),
    ...(test.cores === undefined ? [] : ['-A', `${test.cores.client},${test.cores.server}`]),
  ];
}
