import { type Datapath, type StageId, stages } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type Assembly, type Part } from '../src/assemble.ts';
import { predictAnalytic } from '../src/index.ts';
import { legsOf } from '../src/legs.ts';
import { overTcp } from '../src/over-udp.ts';
import { charges } from '../src/units.ts';
import { anyDatapath as anyTraffic, costTables, tableOf } from './arbitraries.ts';
import { datapathOf, inputOf, priors, workloadOf } from './testing.ts';

/** Datapaths as TCP crosses them: some stages are for datagrams only. */
const anyDatapath = anyTraffic.map(overTcp);

const stagesOf = ({ egress, ingress }: Datapath): ReadonlySet<StageId> =>
  new Set(
    [...egress, ...ingress].flatMap(({ stages: onPath, epilogue = [] }) => [
      ...onPath,
      ...epilogue,
    ]),
  );

const idsOf = (parts: readonly Part[]): readonly StageId[] =>
  parts.flatMap((part) => part.stages.map(({ stage }) => stage));

const partsOf = ({ send, egressByProcess, egressBySoftirq, receive, read }: Assembly) => [
  send,
  ...egressByProcess,
  ...egressBySoftirq,
  ...receive,
  ...read,
];

describe('an assembly', () => {
  it('lists every stage that the table has no cost for, and no other', () => {
    const gaps = anyDatapath.chain((datapath) =>
      fc.tuple(fc.constant(datapath), fc.subarray([...stagesOf(datapath)], { minLength: 1 })),
    );
    fc.assert(
      fc.property(gaps, ([datapath, missing]) => {
        const known = priors.costs.filter(({ subject }) => !missing.some((id) => id === subject));
        const list = [...missing].sort().join(', ');
        expect(() => assemble(datapath, tableOf(known))).toThrow(
          new Error(`cost table test has no cost for: ${list}`),
        );
      }),
    );
  });

  it('does not miss a stage that is not on the datapath', () => {
    fc.assert(
      fc.property(anyDatapath, (datapath) => {
        const needed = stagesOf(datapath);
        const known = priors.costs.filter(({ subject }) => needed.has(subject as StageId));
        expect(() => assemble(datapath, tableOf(known))).not.toThrow();
      }),
    );
  });

  it('sends and receives the stages of the datapath, each once and in order', () => {
    fc.assert(
      fc.property(anyDatapath, costTables, (datapath, costs) => {
        const assembly = assemble(datapath, costs);
        const inOrder = (visits: Datapath['egress']): readonly StageId[] =>
          visits.flatMap(({ stages: onPath, epilogue = [] }) => [...onPath, ...epilogue]);
        expect([...idsOf([assembly.send]), ...idsOf(assembly.egressByProcess)].sort()).toEqual(
          [...inOrder(datapath.egress)].sort(),
        );
        expect([...idsOf(assembly.receive), ...idsOf(assembly.read)]).toEqual(
          inOrder(datapath.ingress),
        );
      }),
    );
  });

  it('sends from softirq without the socket layer, in contexts that are no process until it is handed over', () => {
    fc.assert(
      fc.property(anyDatapath, costTables, (datapath, costs) => {
        for (const { server, parts } of legsOf(assemble(datapath, costs).egressBySoftirq)) {
          for (const { stage, context } of parts.flatMap((part) => part.stages)) {
            expect(stages[stage].layer).not.toBe('socket');
            if (server === 'caller') expect(context).toBe('softirq');
          }
        }
      }),
    );
  });

  it('costs in sum what its stages cost one by one', () => {
    fc.assert(
      fc.property(anyDatapath, costTables, (datapath, costs) => {
        for (const part of partsOf(assemble(datapath, costs))) {
          for (const charge of charges) {
            const sum = part.stages
              .flatMap(({ terms }) => terms)
              .reduce((total, [each, cost]) => total + (each === charge ? cost : 0), 0);
            expect(part.onPath[charge] + part.tail[charge]).toBeCloseTo(sum, 6);
          }
        }
      }),
    );
  });
});

describe('a workload', () => {
  it.each([
    'sendOmni',
    'tcpV4Connect',
    'tcpConnRequest',
    'inetCskAccept',
    'tcpClose',
    'tcpTimeWait',
  ])('is not predicted without a cost of its %s', (subject) => {
    const costs = tableOf(priors.costs.filter((cost) => cost.subject !== subject));
    expect(() =>
      predictAnalytic(inputOf(datapathOf('host'), workloadOf('tcp-crr', 1), { costs })),
    ).toThrow(`cost table test has no cost for: ${subject}`);
  });
});
