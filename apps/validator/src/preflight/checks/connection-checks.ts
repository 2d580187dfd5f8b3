import { block, type Checks, ofEach, record, warn } from '../subject.ts';

/** Ports that netperf's TCP_CRR takes for its connections, by itself: 5000 to 65535. */
const portsOfCrr = 60_536;
/** Faster than any node of today opens connections on one core [1/s]. */
const fastestPerSecond = 60_000;
const manyWaiting = 10_000;
const enoughPauseSeconds = 60;

/** Room for connections: the table of conntrack, ports, sockets in TIME_WAIT. */
export const connectionChecks: Checks = ofEach((facts, { plan }) => {
  const crr = plan.cases.filter(({ kind }) => kind === 'TCP_CRR');
  const { seconds, warmUpSeconds, crrPauseSeconds } = plan.sampling;
  const streams = Math.max(0, ...crr.map((one) => one.streams));
  const expected = Math.min(
    fastestPerSecond * (seconds + warmUpSeconds) * streams,
    portsOfCrr * streams,
  );
  const { conntrack, sockets, sysctl } = facts;
  const isSmall = conntrack !== null && conntrack.max < 2 * expected;
  return [
    conntrack === null
      ? null
      : record(
          'conntrack-room',
          `${conntrack.count} of ${conntrack.max} connections, ${conntrack.buckets} buckets`,
        ),
    isSmall
      ? block(
          'conntrack-room',
          `the table takes ${conntrack.max} connections, the test may make ${expected}`,
          `sysctl -w net.netfilter.nf_conntrack_max=${4 * expected}`,
        )
      : null,
    (facts.conntrackTableFull ?? 0) > 0
      ? warn(
          'conntrack-was-full',
          `the kernel said so ${facts.conntrackTableFull} times`,
          'raise net.netfilter.nf_conntrack_max',
        )
      : null,
    crr.length > 0 && (sockets?.timeWait ?? 0) > manyWaiting
      ? warn('time-wait', `${sockets?.timeWait} sockets are in TIME_WAIT`, 'wait a minute')
      : null,
    crr.length > 0 && sysctl['net.ipv4.tcp_tw_reuse'] === '0'
      ? warn('time-wait', 'tcp_tw_reuse is 0', 'sysctl -w net.ipv4.tcp_tw_reuse=1')
      : null,
    crr.length > 0 && crrPauseSeconds < enoughPauseSeconds
      ? warn(
          'crr-pause',
          `${crrPauseSeconds} s after a sample of TCP_CRR`,
          `crrPauseSeconds: ${enoughPauseSeconds}, unless samples are short`,
        )
      : null,
  ];
});
