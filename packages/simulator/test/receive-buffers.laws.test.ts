import type { Hardware } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { inBuffers } from '../src/receive-buffers.ts';
import { everythingFree, stageCostOf, tableOf } from './arbitraries.ts';
import { datapathOf, inputOf, steadyMachine as machine, workloadOf } from './testing.ts';

/** The reference machine with a ring whose buffers take so much of its longest frame. */
const withBuffers = (descriptorsPerFrame: number): Hardware => ({
  ...machine,
  nic: { ...machine.nic, descriptorsPerFrame },
});

/** Buffers that a full frame fills: each but the first is a stage. */
const buffersAt = (mtu: number, hardware: Hardware): number =>
  1 +
  inBuffers(datapathOf('host'), hardware, mtu).ingress.flatMap(({ stages }) =>
    stages.filter((stage) => stage === 'addRxFrag'),
  ).length;

const mtuMax = Math.max(...machine.mtus);

describe('a frame in the receive ring', () => {
  it('fills as many buffers as the machine says at its largest MTU, and one when it is short', () => {
    for (const descriptors of [1, 3, 5]) {
      expect(buffersAt(mtuMax, withBuffers(descriptors))).toBe(descriptors);
      expect(buffersAt(68, withBuffers(descriptors))).toBe(1);
    }
  });

  it('never fills fewer when it is longer', () => {
    const mtus = fc.integer({ min: 68, max: mtuMax });
    fc.assert(
      fc.property(mtus, mtus, fc.integer({ min: 1, max: 8 }), (a, b, descriptors) => {
        const hardware = withBuffers(descriptors);
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(buffersAt(less, hardware)).toBeLessThanOrEqual(buffersAt(more, hardware));
      }),
    );
  });

  it('changes nothing where one takes it', () => {
    const host = datapathOf('host');
    expect(inBuffers(host, withBuffers(1), mtuMax)).toBe(host);
    expect(inBuffers(host, machine, 1500)).toBe(host);
  });
});

describe('each further buffer', () => {
  const ns = 300;
  const costs = tableOf([...everythingFree, stageCostOf('addRxFrag', 'segment', ns)]);
  const workload = workloadOf('tcp-stream', 1);
  const input = inputOf(datapathOf('host'), workload, {
    hardware: withBuffers(3),
    costs,
    mtu: mtuMax,
  });

  it('is paid by the receiver for every frame of data, and by nobody for ACKs', () => {
    const { stages, rate } = predictAnalytic(input);
    const paid = stages.filter(({ stage, cores }) => stage === 'addRxFrag' && cores > 0);
    expect(paid.map(({ end }) => end)).toEqual(['server']);
    const framesPerS = rate.value / 8 / (mtuMax - 52);
    expect(paid[0]?.cores).toBeCloseTo((2 * ns * framesPerS) / 1e9, 3);
  });

  it('is paid by events as often', () => {
    const paid = (predict: typeof predictAnalytic): number => {
      const { stages, rate } = predict(input);
      const cores = stages.find(({ stage, end }) => stage === 'addRxFrag' && end === 'server');
      return (cores?.cores ?? 0) / rate.value;
    };
    expect(paid(predictEvents) / paid(predictAnalytic)).toBeCloseTo(1, 1);
  });
});
