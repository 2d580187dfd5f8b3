import {
  applyModifiers,
  type Charge,
  type Cost,
  type CostParameter,
  type CostTable,
  type CostUnit,
  type Datapath,
  datapaths,
  modifiers,
  type PlatformParameter,
  type StageId,
  stageIds,
  stages,
  type Workload,
} from '@hopwise/datapath';
import fc from 'fast-check';
import { parameterOf } from '../src/units.ts';

/** Dearest unit of each charge [ns]: all stages together stay in the microseconds of real ones. */
const dearest: Readonly<Record<Charge, number>> = {
  visit: 1000,
  idle: 1000,
  wake: 1000,
  skb: 500,
  segment: 100,
  byte: 0.2,
  operation: 2000,
  connection: 5000,
  rule: 10,
  newRule: 10,
  service: 10,
  chainNode: 100,
};

interface Price {
  readonly subject: StageId;
  readonly charge: Charge;
}

const prices: readonly Price[] = stageIds.flatMap((subject) =>
  stages[subject].charged.map((charge) => ({ subject, charge })),
);

/** One number of a cost table that nothing is said about. */
export const costOf = (
  subject: StageId | PlatformParameter,
  parameter: CostParameter,
  unit: CostUnit,
  value: number,
): Cost => ({
  subject,
  parameter,
  unit,
  value,
  low: value,
  high: value,
  basis: 'assumed',
  source: 'test',
});

export const stageCostOf = (subject: StageId, charge: Charge, value: number): Cost =>
  costOf(subject, parameterOf[charge], `ns/${charge}` as CostUnit, value);

export const tableOf = (costs: readonly Cost[]): CostTable => ({ id: 'test', hash: 'test', costs });

/** Every stage, for nothing; what comes after it in a table counts. */
export const everythingFree: readonly Cost[] = [
  ...prices.map(({ subject, charge }) => stageCostOf(subject, charge, 0)),
  costOf('wakeLatency', 'latency', 'ns', 0),
];

/** Nanoseconds to the picosecond: numbers that a cost table could hold. */
const times = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1e3 * min, max: 1e3 * max }).map((picoseconds) => picoseconds / 1e3);

/** Any price for every charge of every stage, and latencies that outlast every tail. */
export const costTables: fc.Arbitrary<CostTable> = fc
  .tuple(
    fc.tuple(...prices.map(({ charge }) => times(0, dearest[charge]))),
    times(20_000, 50_000),
    times(0, 5000),
  )
  .map(([values, deviceLatency, wakeLatency]) =>
    tableOf([
      ...prices.map(({ subject, charge }, index) =>
        stageCostOf(subject, charge, values[index] ?? 0),
      ),
      costOf('deviceLatency', 'latency', 'ns', deviceLatency),
      costOf('wakeLatency', 'latency', 'ns', wakeLatency),
    ]),
  );

/** Every datapath of the catalogue, with and without each modifier that applies to it. */
const variants: readonly Datapath[] = datapaths.flatMap((datapath) => [
  datapath,
  ...modifiers.flatMap((modifier) => {
    const applied = applyModifiers(datapath, [modifier]);
    return applied.ok ? [applied.datapath] : [];
  }),
]);

export const anyDatapath: fc.Arbitrary<Datapath> = fc.constantFrom(...variants);

/** Exchanges of messages that fit one aggregate. */
export const exchanges = (processes: fc.Arbitrary<number>): fc.Arbitrary<Workload> =>
  fc.record({
    kind: fc.constantFrom('tcp-rr' as const, 'tcp-crr' as const),
    processes,
    requestBytes: fc.integer({ min: 1, max: 60_000 }),
    responseBytes: fc.integer({ min: 1, max: 60_000 }),
  });

export const streams = (processes: fc.Arbitrary<number>): fc.Arbitrary<Workload> =>
  fc.record({
    kind: fc.constant('tcp-stream' as const),
    processes,
    requestBytes: fc.constantFrom(16_384, 65_536, 131_072),
    responseBytes: fc.constant(1),
  });

/** Processes from one to twice the logical CPUs of the core study's machine. */
export const processCounts: fc.Arbitrary<number> = fc.integer({ min: 1, max: 64 });

export const workloads: fc.Arbitrary<Workload> = fc.oneof(
  exchanges(processCounts),
  streams(processCounts),
);

export const mtus: fc.Arbitrary<number> = fc.constantFrom(1500, 9000);

/** A price for one charge of one stage. */
export const anyPrice: fc.Arbitrary<Cost> = fc
  .constantFrom(...prices)
  .chain(({ subject, charge }) =>
    times(0, dearest[charge]).map((value) => stageCostOf(subject, charge, value)),
  );
