import type { CostTable, Hardware, Sourced } from '@hopwise/datapath';
import { applyModifiers, datapaths, logicalCpuCount, modifiers } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, predictAnalytic, predictEvents } from '../src/index.ts';
import {
  anyDatapath,
  anyPrice,
  costOf,
  costTables,
  everythingFree,
  exchanges,
  mtus,
  processCounts,
  stageCostOf,
  streams,
  tableOf,
  workloads,
} from './arbitraries.ts';
import { datapathOf, inputOf, machine, priors, steadyMachine } from './testing.ts';

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(anyDatapath, workloads, costTables, mtus)
  .map(([datapath, workload, costs, mtu]) => inputOf(datapath, workload, { costs, mtu }));

const rateOf = (input: PredictionInput): number => predictAnalytic(input).rate.value;

/** Solvers stop when they are this close, and iterate to about as much [relative]. */
const noise = 1e-6;

const times = (costs: CostTable, factor: number): CostTable =>
  tableOf(
    costs.costs.map((cost) =>
      cost.unit === 'cores' ? cost : { ...cost, value: factor * cost.value },
    ),
  );

const scaled = (quantity: Sourced, factor: number): Sourced => ({
  ...quantity,
  value: factor * quantity.value,
});

/** A machine on which everything that is not CPU work takes `factor` times as long. */
const slowed = (hardware: Hardware, factor: number): Hardware => ({
  ...hardware,
  memory: {
    ...hardware.memory,
    bandwidthBytesPerS: scaled(hardware.memory.bandwidthBytesPerS, 1 / factor),
  },
  nic: {
    ...hardware.nic,
    rateBitPerS: hardware.nic.rateBitPerS / factor,
    coalesceBulkNs: scaled(hardware.nic.coalesceBulkNs, factor),
    coalesceLatencyNs: scaled(hardware.nic.coalesceLatencyNs, factor),
  },
  propagationNs: scaled(hardware.propagationNs, factor),
});

/** Copies wait for no memory, and runs do not scatter. */
const fastMemory: Hardware = {
  ...steadyMachine,
  memory: {
    ...steadyMachine.memory,
    bandwidthBytesPerS: scaled(steadyMachine.memory.bandwidthBytesPerS, 1e9),
  },
};

describe('costs', () => {
  it('that take k times as long, as all else does, divide the rate by k and leave the CPU alone', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(0.5, 2, 3), (input, factor) => {
        // A conntrack table forgets by the second, whatever the machine: it is the one clock left out.
        fc.pre(input.datapath.conntrack === null || input.scenario.workload.kind !== 'tcp-crr');
        const before = predictAnalytic(input);
        const after = predictAnalytic({
          ...input,
          costs: times(input.costs, factor),
          hardware: slowed(input.hardware, factor),
        });
        expect((after.rate.value * factor) / before.rate.value).toBeCloseTo(1, 6);
        // How busy the CPUs of crowded transfers are is iterated to less than a thousandth.
        const isCrowded = input.scenario.workload.processes > logicalCpuCount(input.hardware);
        for (const end of ['client', 'server'] as const) {
          const ratio = after.cpu[end].total / before.cpu[end].total;
          expect(Math.abs(ratio - 1), end).toBeLessThan(isCrowded ? 1e-3 : 5e-5);
        }
      }),
      { numRuns: 300 },
    );
  });

  const unproxied = anyDatapath.filter(({ proxies = [] }) => proxies.length === 0);

  it('of copying alone, doubled, halve a stream that a core limits and double its CPU per byte', () => {
    const prices = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(unproxied, prices, prices, (datapath, copyIn, copyOut) => {
        const input = inputOf(
          datapath,
          { kind: 'tcp-stream', processes: 1, requestBytes: 65_536, responseBytes: 1 },
          { costs: copies(copyIn, copyOut), hardware: fastMemory },
        );
        const before = predictAnalytic(input);
        const after = predictAnalytic({ ...input, costs: copies(2 * copyIn, 2 * copyOut) });
        expect(before.bottleneck.resource).toMatch(/process core$/);
        expect(before.rate.value / after.rate.value).toBeCloseTo(2, 6);
        for (const end of ['client', 'server'] as const) {
          expect(after.cpuPerUnit[end] / before.cpuPerUnit[end]).toBeCloseTo(2, 6);
        }
      }),
    );
  });

  it('of copying alone, doubled, halve the stream by events as well', () => {
    const input = inputOf(
      datapathOf('host'),
      { kind: 'tcp-stream', processes: 1, requestBytes: 65_536, responseBytes: 1 },
      { costs: copies(0.3, 0.4), hardware: fastMemory },
    );
    const before = predictEvents(input);
    const after = predictEvents({ ...input, costs: copies(0.6, 0.8) });
    // 1 / 0.4 ns per byte is 20 Gbit/s; batches of 2 ms hold some tens of copies.
    expect(before.rate.value / 20e9).toBeCloseTo(1, 2);
    expect(before.rate.value / after.rate.value).toBeCloseTo(2, 1);
  });

  it('added to a stage of a request-response or a connection never raise its rate', () => {
    fc.assert(
      fc.property(anyDatapath, exchanges(processCounts), costTables, anyPrice, mtus, (...drawn) => {
        const [datapath, workload, costs, price, mtu] = drawn;
        const input = inputOf(datapath, workload, { costs, mtu });
        const dearer = tableOf(raised(costs, price));
        expect(rateOf({ ...input, costs: dearer })).toBeLessThanOrEqual(
          rateOf(input) * (1 + noise),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('added to a stage of a stream never raise its rate, from the costs of the core study', () => {
    fc.assert(
      fc.property(anyDatapath, streams(processCounts), anyPrice, mtus, (...drawn) => {
        const [datapath, workload, price, mtu] = drawn;
        expect(gainOf(inputOf(datapath, workload, { mtu }), price)).toBeLessThanOrEqual(noise);
      }),
      { numRuns: 300 },
    );
  });

  it('added to a stage of a stream hardly ever raise its rate, from any costs', () => {
    const draws = fc.tuple(anyDatapath, streams(processCounts), costTables, anyPrice, mtus);
    const gains = fc
      .sample(draws, 500)
      .map(([datapath, workload, costs, price, mtu]) =>
        gainOf(inputOf(datapath, workload, { costs, mtu }), price),
      );
    // A busier core is entered less often, and a stream may settle into another of its states: of
    // 12 000 draws 20 gained more than 0.3 %, and one 8 %.
    expect(gains.filter((gain) => gain > 0.003).length).toBeLessThanOrEqual(5);
    expect(Math.max(...gains)).toBeLessThanOrEqual(0.1);
  });
});

describe('NOTRACK', () => {
  const [notrack] = modifiers.filter(({ id }) => id === 'notrack');
  const pairs = datapaths.flatMap((datapath) => {
    const applied = notrack === undefined ? null : applyModifiers(datapath, [notrack]);
    return applied?.ok === true ? [{ tracked: datapath, untracked: applied.datapath }] : [];
  });

  it('never lowers the rate of an exchange', () => {
    expect(pairs.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        exchanges(processCounts),
        fc.oneof(fc.constant(priors), costTables),
        ({ tracked, untracked }, workload, costs) => {
          const before = rateOf(inputOf(tracked, workload, { costs }));
          const after = rateOf(inputOf(untracked, workload, { costs }));
          expect(after).toBeGreaterThanOrEqual(before * (1 - noise));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('raises the rate of new connections, whatever the number of processes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs), processCounts, ({ tracked, untracked }, processes) => {
        const workload = { kind: 'tcp-crr', processes, requestBytes: 1, responseBytes: 1 } as const;
        expect(rateOf(inputOf(untracked, workload, { hardware: machine }))).toBeGreaterThan(
          rateOf(inputOf(tracked, workload, { hardware: machine })),
        );
      }),
    );
  });
});

/** Only copies cost anything [ns/byte]. */
function copies(copyIn: number, copyOut: number): CostTable {
  return tableOf([
    ...everythingFree,
    stageCostOf('tcpSendmsg', 'byte', copyIn),
    stageCostOf('tcpRecvmsg', 'byte', copyOut),
    costOf('deviceLatency', 'latency', 'ns', 1000),
  ]);
}

function raised(
  costs: CostTable,
  { subject, parameter, value: more }: ReturnType<typeof stageCostOf>,
) {
  return costs.costs.map((cost) =>
    cost.subject === subject && cost.parameter === parameter
      ? { ...cost, value: cost.value + more }
      : cost,
  );
}

/** What a rate gains when one of its costs rises [relative]. */
function gainOf(input: PredictionInput, price: ReturnType<typeof stageCostOf>): number {
  const dearer = tableOf(raised(input.costs, price));
  return rateOf({ ...input, costs: dearer }) / rateOf(input) - 1;
}
