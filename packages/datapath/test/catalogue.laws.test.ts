import {
  catalogueHash,
  type Context,
  contentHash,
  type Datapath,
  datapaths,
  type Entry,
  findDatapath,
  findModifier,
  modifiers,
  type StageId,
  stages,
  type Visit,
} from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const stagesOf = ({ stages: onPath, epilogue = [] }: Visit): readonly StageId[] => [
  ...onPath,
  ...epilogue,
];

const contextsOf = (stage: StageId): readonly Context[] => stages[stage].contexts;

const isInContext = ({ context }: Visit, stage: StageId): boolean =>
  contextsOf(stage).includes(context);

const contextsOfEntry: Readonly<Record<Entry, readonly Context[]>> = {
  syscall: ['process'],
  interrupt: ['softirq'],
  backlog: ['softirq'],
  'gro-cells': ['softirq'],
  wakeup: ['process'],
  gso: ['process', 'softirq'],
  rps: ['softirq'],
  rfs: ['softirq'],
  workqueue: ['process'],
  'peer-work': ['process', 'softirq'],
  'user-space': ['process'],
  poll: ['process', 'softirq'],
};

/** Text of a value, with functions and cycles refused rather than dropped. */
const asData = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => {
      if (typeof each === 'function') throw new Error('a function is not data');
      return each;
    }),
  );

describe.each(datapaths.map((datapath) => [datapath.id, datapath] as const))(
  '%s',
  (id, datapath) => {
    const visits: readonly Visit[] = [...datapath.egress, ...datapath.ingress];

    it('names stages that exist', () => {
      for (const visit of visits) {
        for (const stage of stagesOf(visit)) expect(Object.hasOwn(stages, stage)).toBe(true);
      }
    });

    it('runs each stage in a context that the stage allows, but for the hard interrupt it starts with', () => {
      const misplaced = visits.flatMap((visit) =>
        stagesOf(visit).filter((stage) => !isInContext(visit, stage)),
      );
      // The interrupt handler runs before the softirq it raises; its time is the hard interrupt's.
      expect(misplaced).toEqual(['handleIrqEvent']);
      expect(contextsOf('handleIrqEvent')).toEqual(['hardirq']);
    });

    it('runs each visit in the context that its entry leads to', () => {
      for (const { entry, context } of visits) expect(contextsOfEntry[entry]).toContain(context);
    });

    it('enters a process by a system call once, and is interrupted once', () => {
      const later = [...datapath.egress.slice(1), ...datapath.ingress.slice(1)];
      for (const { entry } of later) expect(['syscall', 'interrupt']).not.toContain(entry);
    });

    it('lets TCP send from softirq: what is below the socket layer allows it', () => {
      const below = (datapath.egress[0]?.stages ?? []).filter(
        (stage) => stages[stage].layer !== 'socket',
      );
      expect(below.length).toBeGreaterThan(0);
      for (const stage of below) expect(contextsOf(stage)).toContain('softirq');
    });

    it('leaves by a system call of a process and ends in the driver', () => {
      expect(datapath.egress[0]).toMatchObject({ entry: 'syscall', context: 'process' });
      expect(datapath.egress[0]?.stages[0]).toBe('tcpSendmsg');
      expect(datapath.egress.at(-1)?.stages.at(-1)).toBe('ndoStartXmit');
    });

    it('arrives by an interrupt and ends in a process that is woken to read', () => {
      expect(datapath.ingress[0]).toMatchObject({ entry: 'interrupt', context: 'softirq' });
      expect(datapath.ingress[0]?.stages[0]).toBe('handleIrqEvent');
      expect(datapath.ingress.at(-1)).toMatchObject({ entry: 'wakeup', context: 'process' });
      expect(datapath.ingress.at(-2)?.stages.at(-1)).toBe('sockDefReadable');
    });

    it('hands every skb to a backlog through a device or a redirect', () => {
      const handsOver = /^(vethXmit|bpfRedirect|ovsInternalDevRecv|tunGetUser|vhostHandleTx)/;
      for (const direction of [datapath.egress, datapath.ingress]) {
        for (const [index, visit] of direction.entries()) {
          const next = direction[index + 1];
          if (next?.entry !== 'backlog') continue;
          expect(visit.stages.at(-1)).toMatch(handsOver);
          expect(['processBacklog', 'tunRxBatched']).toContain(next.stages[0]);
          // Within the host a veth pair, a switch's own port or a tun device leads on.
          if (next.namespace === visit.namespace) expect(next.namespace).toBe('host');
        }
      }
    });

    it('starts and ends in the namespace of its endpoint', () => {
      expect(datapath.egress[0]?.namespace).toBe(datapath.endpoint);
      expect(datapath.ingress.at(-1)?.namespace).toBe(datapath.endpoint);
    });

    it('reaches a NIC of the host, or from the first visit to the last its own', () => {
      // A visit stands under the namespace that it begins in.
      const beyondFirst = datapath.egress.slice(1).map(({ namespace }) => namespace);
      expect(beyondFirst.every((namespace) => namespace === 'host')).toBe(true);
      const isNicOfHost = datapath.ingress[0]?.namespace === 'host';
      const ownsNic = visits.every(({ namespace }) => namespace === datapath.endpoint);
      expect(isNicOfHost || ownsNic).toBe(true);
    });

    it('tracks connections if and only if it configures a conntrack table', () => {
      const tracks = visits.some((visit) => visit.stages.includes('nfConntrackConfirm'));
      expect(datapath.conntrack !== null).toBe(tracks);
    });

    it('has nothing on the path that stands in an epilogue, and the reverse', () => {
      const onPath = new Set(visits.flatMap((visit) => visit.stages));
      const after = visits.flatMap((visit) => visit.epilogue ?? []);
      for (const stage of after) expect(onPath).not.toContain(stage);
    });

    it('charges what comes after the skb by visits, wake-ups and skbs, never by size', () => {
      for (const stage of visits.flatMap((visit) => visit.epilogue ?? [])) {
        for (const charge of stages[stage].charged) {
          expect(['visit', 'idle', 'wake', 'skb']).toContain(charge);
        }
      }
    });

    it('leaves the idle loop after the path only', () => {
      for (const stage of visits.flatMap((visit) => visit.stages)) {
        expect(stages[stage].charged).not.toContain('idle');
      }
    });

    it('is data: its text reads back equal', () => {
      expect(asData(datapath)).toEqual(datapath);
    });

    it('is found by its id', () => {
      expect(findDatapath(id)).toBe(datapath);
    });

    it('names sources that can be opened', () => {
      expect(datapath.sources.length).toBeGreaterThan(0);
      for (const source of datapath.sources) expect(URL.canParse(source)).toBe(true);
    });
  },
);

describe('the catalogue', () => {
  const listed: readonly (Datapath | (typeof modifiers)[number])[] = [...datapaths, ...modifiers];

  it('has unique ids in kebab-case', () => {
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(kebabCase);
  });

  it('finds nothing under an id that it does not list', () => {
    expect(findDatapath('notrack')).toBeUndefined();
    expect(findModifier('host')).toBeUndefined();
  });

  it('has no two datapaths that cross the same stages, but one made of the other', () => {
    const made = new Map(datapaths.map(({ egress, ingress }) => [egress, { egress, ingress }]));
    const routes = [...made.values()].map((route) => JSON.stringify(route));
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('says of which it is made, when a datapath is another under a second name', () => {
    for (const [index, { egress, summary }] of datapaths.entries()) {
      const first = datapaths.findIndex((each) => each.egress === egress);
      if (first < index) expect(summary).toContain(datapaths[first]?.title);
    }
  });

  it('has a fingerprint of everything that a prediction reads', () => {
    const text = (values: unknown): string => contentHash(JSON.stringify(values));
    expect(catalogueHash).toBe(text({ stages, datapaths, modifiers }));
    expect(catalogueHash).not.toBe(text({ stages, datapaths, modifiers: [] }));
  });
});
