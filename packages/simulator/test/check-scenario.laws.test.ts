import { type Scenario } from '@hopwise/datapath';
import { simulatedKinds } from '../src/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../src/index.ts';
import { datapathOf, inputOf, machine, workloadOf } from './testing.ts';

const largestMtu = Math.max(...machine.mtus);

const possible: fc.Arbitrary<Scenario> = fc.record({
  datapath: fc.constant('host'),
  modifiers: fc.constant([]),
  hardware: fc.constant(machine.id),
  workload: fc.record({
    kind: fc.constantFrom(...simulatedKinds),
    processes: fc.integer({ min: 1, max: 4096 }),
    requestBytes: fc.integer({ min: 1, max: 2 ** 20 }),
    responseBytes: fc.integer({ min: 1, max: 2 ** 20 }),
  }),
  mtu: fc.integer({ min: 68, max: largestMtu }),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});

/** No whole number from `min` to `max`. */
const outside = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ max: min - 1 }),
    fc.double({ min: max, minExcluded: true, noNaN: true }),
    fc.double({ min, max, noNaN: true }).filter((value) => !Number.isInteger(value)),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
  );

type Change = (scenario: Scenario, value: number) => Scenario;

const inWorkload =
  (field: 'processes' | 'requestBytes' | 'responseBytes'): Change =>
  (scenario, value) => ({ ...scenario, workload: { ...scenario.workload, [field]: value } });

const fields: readonly (readonly [string, fc.Arbitrary<number>, Change])[] = [
  ['processes', outside(1, 100_000), inWorkload('processes')],
  ['request bytes', outside(1, 2 ** 20), inWorkload('requestBytes')],
  ['response bytes', outside(1, 1e15), inWorkload('responseBytes')],
  ['MTU', outside(68, largestMtu), (scenario, mtu) => ({ ...scenario, mtu })],
  ['seed', outside(0, 2 ** 31 - 1), (scenario, seed) => ({ ...scenario, seed })],
];

describe('a scenario', () => {
  it('is accepted when every number is possible', () => {
    fc.assert(
      fc.property(possible, (scenario) => {
        expect(checkScenario(scenario, machine)).toEqual([]);
      }),
    );
  });

  it('may have more closed loops than streams', () => {
    const of = (kind: 'tcp-stream' | 'tcp-rr') =>
      checkScenario(inputOf(datapathOf('host'), workloadOf(kind, 4097)).scenario, machine);
    expect(of('tcp-rr')).toEqual([]);
    expect(of('tcp-stream')).toEqual(['processes 4097; expected a whole number from 1 to 4096']);
  });

  it('may have a file longer than any message', () => {
    const of = (kind: 'file-transfer' | 'tcp-stream') => {
      const workload = { ...workloadOf('tcp-stream', 1), kind, responseBytes: 1e10 };
      return checkScenario(inputOf(datapathOf('host'), workload).scenario, machine);
    };
    expect(of('file-transfer')).toEqual([]);
    expect(of('tcp-stream')).toEqual([
      'response bytes 10000000000; expected a whole number from 1 to 1048576',
    ]);
  });

  it.each(fields)(
    'is refused for its %s alone when only they are impossible',
    (name, bad, change) => {
      fc.assert(
        fc.property(possible, bad, (scenario, value) => {
          const refusals = checkScenario(change(scenario, value), machine);
          expect(refusals).toHaveLength(1);
          expect(refusals[0]).toMatch(
            new RegExp(`^${name} ${String(value).replace('+', '\\+')}; expected`),
          );
        }),
      );
    },
  );

  it('is refused for everything that is impossible, at once', () => {
    fc.assert(
      fc.property(possible, fc.tuple(...fields.map(([, bad]) => bad)), (scenario, values) => {
        const impossible = fields.reduce(
          (changed, [, , change], index) => change(changed, values[index] ?? Number.NaN),
          scenario,
        );
        expect(checkScenario(impossible, machine)).toHaveLength(fields.length);
      }),
    );
  });

  it('is refused for a workload that nobody has heard of', () => {
    fc.assert(
      fc.property(possible, (scenario) => {
        const kind = 'udp-flood' as (typeof simulatedKinds)[number];
        const refusals = checkScenario(
          { ...scenario, workload: { ...scenario.workload, kind } },
          machine,
        );
        expect(refusals).toEqual([
          `workload udp-flood; expected one of ${simulatedKinds.join(', ')}`,
        ]);
      }),
    );
  });
});
