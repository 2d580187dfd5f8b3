import { datapaths, type StageId, stages, stagesOfVisits } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const withPath = datapaths.flatMap((datapath) =>
  datapath.sameNode === undefined ? [] : [[datapath.id, datapath, datapath.sameNode] as const],
);

const layersThatLeave: readonly string[] = ['tunnel', 'crypto', 'driver'];

/** The end of a softirq belongs to the driver's layer, but needs no device. */
const endsOfSoftirq: readonly StageId[] = ['doSoftirq'];

describe.each(withPath)('%s, between two endpoints of one node', (_, datapath, visits) => {
  it('goes from a sending process to a woken one', () => {
    expect(visits[0]).toMatchObject({ entry: 'syscall', context: 'process' });
    expect(visits.at(-1)).toMatchObject({ entry: 'wakeup', context: 'process' });
    expect(visits[0]?.namespace).toBe(datapath.endpoint);
    expect(visits.at(-1)?.namespace).toBe(datapath.endpoint);
  });

  it('has no tunnel, no cipher and no NIC on the way', () => {
    const leaving = stagesOfVisits(visits).filter(
      (stage) => layersThatLeave.includes(stages[stage].layer) && !endsOfSoftirq.includes(stage),
    );
    expect(leaving).toEqual([]);
  });

  it('calls the sockets that it calls between nodes, less those of a relay', () => {
    const between: readonly StageId[] = stagesOfVisits([...datapath.egress, ...datapath.ingress]);
    const socketStages = stagesOfVisits(visits).filter((stage) =>
      ['socket', 'transport'].includes(stages[stage].layer),
    );
    expect(socketStages[0]).toBe('tcpSendmsg');
    expect(socketStages.at(-1)).toBe('tcpRecvmsg');
    for (const stage of socketStages) expect(between).toContain(stage);
  });

  it('runs each stage in a context that the stage allows', () => {
    for (const { context, stages: onPath, epilogue = [] } of visits) {
      for (const stage of [...onPath, ...epilogue])
        expect(stages[stage].contexts).toContain(context);
    }
  });

  it('tracks connections only in a table that the datapath has', () => {
    const isTracked = stagesOfVisits(visits).includes('nfConntrackConfirm');
    if (isTracked) expect(datapath.conntrack).not.toBeNull();
  });
});
