import type { Workload, WorkloadKind } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { clusterInput, isPossible } from './exchange-testing.ts';
import { datapathOf, machine } from './testing.ts';

const streamOf = (kind: WorkloadKind, processes: number): Workload => ({
  ...{ kind, processes, requestBytes: 16_384, responseBytes: 1 },
});
const through = (modifiers: readonly string[], kind: WorkloadKind, processes: number) =>
  clusterInput(datapathOf('cilium-ebpf', modifiers), streamOf(kind, processes), {
    hardware: machine,
  });
const short = { maxEvents: 60_000 };

describe('a stream through proxies', () => {
  it.each(['istio-sidecar', 'istio-ambient', 'linkerd'])(
    'is the same to both solvers, and its proxies are the limit: %s',
    (mesh) => {
      for (const kind of ['tcp-stream', 'tcp-maerts'] as const) {
        for (const processes of [1, 8]) {
          const input = through([mesh], kind, processes);
          const [closed, events] = [predictAnalytic(input), predictEvents(input, short)];
          expect(Math.abs(closed.rate.value / events.rate.value - 1)).toBeLessThan(0.1);
          for (const end of ['client', 'server'] as const) {
            const apart = closed.cpuPerUnit[end] / events.cpuPerUnit[end] - 1;
            expect(Math.abs(apart)).toBeLessThan(0.1);
          }
          for (const { bottleneck, rate } of [closed, events]) {
            expect(bottleneck.resource).toMatch(/proxy$/);
            expect(rate.unit).toBe('bit/s');
          }
        }
      }
    },
  );

  it('is slower than without, and no faster for more streams than threads', () => {
    const rateOf = (modifiers: readonly string[], processes: number): number =>
      predictAnalytic(through(modifiers, 'tcp-stream', processes)).rate.value;
    expect(rateOf(['istio-sidecar'], 1)).toBeLessThan(0.3 * rateOf([], 1));
    expect(rateOf(['istio-sidecar'], 2)).toBeGreaterThan(1.7 * rateOf(['istio-sidecar'], 1));
    expect(rateOf(['istio-sidecar'], 8)).toBeLessThan(1.05 * rateOf(['istio-sidecar'], 2));
  });

  it('encrypts each byte once in each proxy, as its costs say', () => {
    const { stages, goodputBitPerS } = predictAnalytic(through(['istio-sidecar'], 'tcp-stream', 1));
    const cores = stages
      .filter(({ stage }) => stage === 'tlsRecord')
      .reduce((sum, each) => sum + each.cores, 0);
    // 1.5 us per record of 16 KiB and 0.25 ns per byte, twice, by a clock that is slowed down or not.
    const perByte = (cores / goodputBitPerS) * 8e9;
    expect(perByte).toBeGreaterThan(2 * (1500 / 16_384 + 0.25) * 0.99);
    expect(perByte).toBeLessThan(2 * (1500 / 16_384 + 0.25) * 1.6);
  });

  it('that stand on the node is the same to both solvers by half', () => {
    for (const modifier of ['l7-proxy', 'istio-waypoint', 'kmesh-dual']) {
      const input = through([modifier], 'tcp-stream', 8);
      const apart = predictAnalytic(input).rate.value / predictEvents(input, short).rate.value;
      expect(apart).toBeGreaterThan(0.6);
      expect(apart).toBeLessThan(1.6);
    }
  });

  it('goes one way: both ways, files, datagrams and new connections are refused', () => {
    const kinds = ['tcp-bidirectional', 'file-transfer', 'udp-stream', 'tcp-crr'] as const;
    for (const kind of kinds) expect(isPossible(through(['linkerd'], kind, 1)), kind).toBe(false);
  });
});
