import { type Datapath, datapaths, type StageId, stages, type Visit } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const isInProcess = ({ entry }: Visit): boolean => entry === 'user-space' || entry === 'poll';

const throughProcesses = datapaths.filter(({ egress }) => egress.some(isInProcess));

/** Where a packet waits for a process: a device, a ring or a socket. */
const waitingPlaces: readonly StageId[] = [
  'tunNetXmit',
  'tpacketRcv',
  'relayRcv',
  'vhostHandleRx',
  'vppGraph',
  'vppGro',
];

const copies = ({ stages: ids }: Visit): boolean =>
  ids.some((stage) => (stages[stage].charged as readonly string[]).includes('byte'));

describe.each(throughProcesses.map((each): readonly [string, Datapath] => [each.id, each]))(
  '%s',
  (_, { egress, ingress, sameNode = [] }) => {
    it('crosses as many processes at one end as at the other', () => {
      expect(ingress.filter(isInProcess)).toHaveLength(egress.filter(isInProcess).length);
    });

    it('reaches a process through a device, a ring or a socket that it waits in', () => {
      for (const path of [egress, ingress, sameNode]) {
        for (const [at, visit] of path.entries()) {
          if (isInProcess(visit)) expect(waitingPlaces).toContain(path[at - 1]?.stages.at(-1));
        }
      }
    });

    it('copies the payload in every process', () => {
      for (const visit of [...egress, ...ingress].filter(isInProcess)) {
        expect(copies(visit)).toBe(true);
      }
    });
  },
);
