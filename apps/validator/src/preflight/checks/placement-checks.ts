import { block, type Checks, ofBoth, ofEach, record, warn } from '../subject.ts';

/** Clocks may differ so much before times of the two nodes mean nothing [ms]. */
const clockLimitMs = 100;

const each = ofEach((facts) => {
  const { route, nic } = facts;
  const device = nic?.name;
  return [
    route?.isLocal === true
      ? block(
          'placement',
          'the other node has an address of this one',
          'correct dataAddress in the inventory',
        )
      : null,
    route !== null && !route.isLocal && device !== undefined && route.device !== device
      ? block(
          'route-device',
          `packets to the other node leave by ${route.device}, not by ${device}`,
          'correct dataInterface or dataAddress in the inventory, or the routes of the node',
        )
      : null,
    nic === null
      ? block(
          'route-device',
          'there is no data interface of that name',
          'correct dataInterface in the inventory',
        )
      : null,
    facts.clock.isSynchronised === false
      ? warn('clock-not-synchronised', 'nothing corrects the clock', 'start chrony or ntpd')
      : null,
    facts.unreadable.length > 0
      ? record('unreadable', `not understood: ${facts.unreadable.join(', ')}`)
      : null,
  ];
});

/** Where the two ends are, and whether their times can be compared. */
export const placementChecks: Checks = (subject) => {
  const { client, server } = subject;
  const apartMs = Math.abs(client.clock.offsetMs - server.clock.offsetMs);
  const unsureMs = client.clock.uncertaintyMs + server.clock.uncertaintyMs;
  const isShared = client.kernel.bootId !== null && client.kernel.bootId === server.kernel.bootId;
  return [
    ...each(subject),
    ...(apartMs - unsureMs > clockLimitMs
      ? [
          ofBoth(
            warn(
              'clock-offset',
              `the clocks are ${Math.round(apartMs)} ms apart`,
              'synchronise both with one source (chrony)',
            ),
          ),
        ]
      : []),
    ...(isShared
      ? [
          ofBoth(
            warn(
              'shared-kernel',
              'both nodes are namespaces over one kernel',
              'read CPU as one total of both ends; use two machines for all that needs two kernels',
            ),
          ),
        ]
      : []),
  ];
};
