import type { Charge, Prediction, StageId } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { everythingFree, stageCostOf, tableOf } from './arbitraries.ts';
import { datapathOf, inputOf, machine, steadyMachine, workloadOf } from './testing.ts';

/** Payload of a segment at MTU 1500 [byte]. */
const mss = 1448;

/** No run waits for memory, and a core is as fast whatever the others do. */
const hardware = {
  ...steadyMachine,
  cpu: {
    ...steadyMachine.cpu,
    clockAllGhz: machine.cpu.clockSingleGhz,
    smtSlowdown: { ...machine.cpu.smtSlowdown, value: 1 },
  },
  memory: {
    ...machine.memory,
    bandwidthBytesPerS: { ...machine.memory.bandwidthBytesPerS, value: 1e18 },
  },
};

/** Streams on a machine where one charge of one stage is all that costs. */
const streamsWith = (
  id: string,
  flows: number,
  [stage, charge, ns]: readonly [StageId, Charge, number],
) =>
  inputOf(datapathOf(id), workloadOf('tcp-stream', flows), {
    hardware,
    costs: tableOf([...everythingFree, stageCostOf(stage, charge, ns)]),
  });

/** Payload per nanosecond [byte/ns]. */
const goodputOf = ({ rate }: Prediction): number => rate.value / 8e9;

/** Dear enough for one core to be slower than the line. */
const price = fc.double({ min: 0.5, max: 4, noNaN: true });
const flows = fc.integer({ min: 1, max: 32 });

describe('IPsec', () => {
  it.each([
    ['espInput', 'byte'],
    ['skbGroChecksumComplete', 'byte'],
    ['gcmAesDecrypt', 'byte'],
  ] as const)(
    'lets one core read all flows of a peer: %s costs the goodput its inverse',
    (stage, charge) => {
      fc.assert(
        fc.property(price, flows, (ns, count) => {
          const prediction = predictAnalytic(
            streamsWith('cilium-ipsec', count, [stage, charge, ns]),
          );
          expect(prediction.bottleneck.resource).toBe('server softirq core');
          expect(goodputOf(prediction) * ns).toBeCloseTo(1, 4);
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(['groCellPoll', 'ipRouteInputSlow', 'fibRulesLookup'] as const)(
    'pays %s for every packet that it decrypts, not for what GRO makes of them',
    (stage) => {
      const ns = 2000;
      const prediction = predictAnalytic(streamsWith('cilium-ipsec', 1, [stage, 'skb', ns]));
      const perSegment = (mss * prediction.cpuPerUnit.server) / ns;
      // Of 45 segments an aggregate takes each, and once more where its path has the stage again.
      expect(perSegment).toBeGreaterThan(0.9999);
      expect(perSegment).toBeLessThan(1.1);
    },
  );
});

describe('what is to be encrypted', () => {
  it.each(['cilium-ipsec', 'flannel-ipsec', 'cilium-wireguard', 'calico-wireguard'])(
    'is copied when %s cuts it, by whoever sends: one process sends a byte in that time',
    (id) => {
      fc.assert(
        fc.property(price, (ns) => {
          const prediction = predictAnalytic(streamsWith(id, 1, ['skbSegment', 'byte', ns]));
          expect(goodputOf(prediction) * ns).toBeCloseTo(1, 2);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('takes as long by events', () => {
    const input = streamsWith('cilium-wireguard', 1, ['skbSegment', 'byte', 1]);
    expect(goodputOf(predictEvents(input)) / goodputOf(predictAnalytic(input))).toBeCloseTo(1, 1);
  });
});
