import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, traceExchange } from '../src/index.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { anyDatapath, costTables, exchanges, mtus } from './arbitraries.ts';
import { isPlain } from './exchange-testing.ts';
import { datapathOf, inputOf, workloadOf } from './testing.ts';

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(anyDatapath, exchanges(fc.integer({ min: 1, max: 32 })), costTables, mtus)
  .map(([datapath, workload, costs, mtu]) => inputOf(datapath, workload, { costs, mtu }));

const alone = (input: PredictionInput): PredictionInput => ({
  ...input,
  scenario: { ...input.scenario, workload: { ...input.scenario.workload, processes: 1 } },
});

const linesOf = (input: PredictionInput): readonly string[] =>
  traceExchange(input).trimEnd().split('\n');

const isRun = (line: string): boolean => /^ *[\d.]+ {2}(client|server)/.test(line);

/** Segments that a run line sends. */
const sentBy = (line: string): number =>
  /sends ([\d ]+)/.exec(line)?.[1]?.trim().split(' ').length ?? 0;

describe('a trace', () => {
  it('ends when an operation that meets nobody ends', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const last = linesOf(input).at(-1) ?? '';
        expect(last).toMatch(/ {2}next operation$/);
        const { operationNs } = solveExchangeInput(alone(input)).point;
        // Printed to a tenth of a nanosecond; a connection may meet the end of the one before it, and
        // what is handed on may meet there what its own process left.
        const isExact = input.scenario.workload.kind === 'tcp-rr' && isPlain(input.datapath);
        const tolerance = isExact ? 0.06 : 0.2 * operationNs;
        expect(Math.abs(Number.parseFloat(last) - operationNs)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('goes forward in time, from zero', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const times = linesOf(input).filter(isRun).map(Number.parseFloat);
        expect(times[0]).toBe(0);
        expect(times.toSorted((a, b) => a - b)).toEqual(times);
      }),
    );
  });

  it('is the same whatever the number of processes and the scatter of the machine', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(traceExchange(input)).toBe(traceExchange(alone(input)));
      }),
    );
  });

  it.each([
    ['tcp-rr', 2],
    ['tcp-crr', 10],
  ] as const)('of %s shows %i messages or segments being sent', (kind, count) => {
    const sent = linesOf(inputOf(datapathOf('host'), workloadOf(kind, 1)))
      .filter(isRun)
      .reduce((sum, line) => sum + sentBy(line), 0);
    expect(sent).toBe(count);
  });

  it.each([
    ['host', 0, 0],
    ['cilium-ebpf', 1, 0],
    ['calico-ebpf', 1, 1],
    ['cilium-legacy', 1, 1],
    ['calico-iptables', 1, 1],
    ['cilium-netkit', 0, 0],
    ['flannel-host-gw', 1, 1],
    ['ipvlan-l3s', 0, 0],
    ['macvlan-bridge', 0, 0],
    ['sriov-vf', 0, 0],
    ['veth-routed', 1, 1],
  ])('of %s crosses %i backlogs to send and %i to receive', (id, sending, receiving) => {
    const backlogs = { process: 0, softirq: 0 };
    let context: keyof typeof backlogs = 'process';
    for (const line of linesOf(inputOf(datapathOf(id), workloadOf('tcp-rr', 1)))) {
      if (isRun(line)) context = line.includes('  process') ? 'process' : 'softirq';
      else if (line.includes('processBacklog')) backlogs[context]++;
    }
    // A transaction is sent and received once at either end.
    expect(backlogs).toEqual({ process: 2 * sending, softirq: 2 * receiving });
  });

  it('is refused for a stream, which has no operations', () => {
    expect(() => traceExchange(inputOf(datapathOf('host'), workloadOf('tcp-stream', 1)))).toThrow(
      RangeError,
    );
  });
});
