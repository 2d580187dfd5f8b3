import { type Context, datapaths, ownNode, type StageId, stages } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const known = datapaths.filter((datapath) => ownNode(datapath, 'client').ok);
const reasonOf = (id: string): string => {
  const datapath = datapaths.find((each) => each.id === id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  const own = ownNode(datapath, 'client');
  return own.ok ? '' : own.reason;
};
const waysOf = (datapath: (typeof datapaths)[number]) =>
  (['client', 'server'] as const).map((end) => {
    const own = ownNode(datapath, end);
    if (!own.ok || own.datapath.sameNode === undefined) throw new Error(`${datapath.id} has none`);
    return { end, visits: own.datapath.sameNode };
  });
const contextsOf = (id: StageId): readonly Context[] => stages[id].contexts;

describe('the way between a pod and its own node', () => {
  it.each(known.map((datapath) => ({ datapath, id: datapath.id })))(
    'of $id begins with a call, ends with a wake-up, and delivers to a socket',
    ({ datapath }) => {
      for (const { visits } of waysOf(datapath)) {
        expect(visits[0]).toMatchObject({ entry: 'syscall', context: 'process' });
        expect(visits.at(-1)).toMatchObject({ entry: 'wakeup', context: 'process' });
        const softirqs = visits.slice(1, -1);
        expect(softirqs.at(-1)?.stages.slice(-2)).toEqual(['tcpV4Rcv', 'sockDefReadable']);
        for (const visit of visits) {
          for (const id of [...visit.stages, ...(visit.epilogue ?? [])]) {
            expect(contextsOf(id), `${id} in ${visit.context}`).toContain(visit.context);
          }
        }
      }
    },
  );

  it('crosses no NIC, no tunnel, no cipher and no forwarding', () => {
    const elsewhere = ['driver', 'tunnel', 'crypto', 'user-space'];
    for (const datapath of known) {
      const crossed = waysOf(datapath).flatMap(({ visits }) =>
        visits.flatMap((each) => each.stages),
      );
      expect(crossed, datapath.id).not.toContain('ipForward');
      expect(
        crossed.filter((id) => elsewhere.includes(stages[id].layer)),
        datapath.id,
      ).toEqual([]);
    }
  });

  it('has the pod on one side and the node on the other, unless both are the node', () => {
    for (const datapath of known.filter(({ endpoint }) => endpoint === 'pod')) {
      for (const { end, visits } of waysOf(datapath)) {
        const place = end === 'client' ? 'pod' : 'host';
        expect(visits[0]?.namespace, datapath.id).toBe(place);
        expect(visits.at(-1)?.namespace, datapath.id).toBe(place);
      }
    }
  });

  it('makes one entry of the node’s table for a connection, where there is a table', () => {
    for (const datapath of known.filter(({ endpoint }) => endpoint === 'pod')) {
      const [, server] = waysOf(datapath);
      const into = (server?.visits ?? []).slice(1).flatMap((each) => each.stages);
      const isTracked = into.includes('nfConntrackIn');
      const isSwitched = into.includes('ovsCtExecute');
      const expected = (isTracked ? 1 : 0) + (isSwitched ? 1 : 0);
      expect(into.filter((id) => id === 'nfConntrackConfirm').length, datapath.id).toBe(expected);
    }
  });

  it.each([
    ['macvlan-bridge', 'keeps its children from it'],
    ['ipvlan-l3s', 'keeps its children from it'],
    ['calico-vpp', 'VPP'],
    ['sriov-vf', 'NIC'],
    ['veth-ebpf', 'NIC'],
    ['docker-overlay', 'second device'],
    ['oncache', 'other nodes only'],
  ])('is refused to %s: %s', (id, why) => {
    expect(reasonOf(id)).toContain(why);
  });
});
