import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { costTables } from './arbitraries.ts';
import {
  clusterInput,
  exchangeOf,
  isPossible,
  simpleKinds,
  timeOfOne,
} from './exchange-testing.ts';
import { datapathOf, machine, steadyMachine } from './testing.ts';

const rr = (modifiers: readonly string[], processes: number) =>
  clusterInput(datapathOf('host', modifiers), exchangeOf('tcp-rr', processes), {
    hardware: machine,
  });

describe('RFS', () => {
  it.each(simpleKinds)('takes one customer the same time by both solvers: %s', (kind) => {
    fc.assert(
      fc.property(costTables, (costs) => {
        const input = clusterInput(datapathOf('flannel-vxlan', ['rfs']), exchangeOf(kind, 1), {
          hardware: steadyMachine,
          costs,
        });
        expect(timeOfOne(input) * predictAnalytic(input).rate.value).toBeCloseTo(1e9, 0);
      }),
      { numRuns: 20 },
    );
  });

  it('takes one customer no more CPU than RPS: one core leaves idle where two would', () => {
    fc.assert(
      fc.property(costTables, (costs) => {
        const at = (modifier: string): number =>
          predictAnalytic(
            clusterInput(datapathOf('host', [modifier]), exchangeOf('tcp-rr', 1), {
              hardware: machine,
              costs,
            }),
          ).cpuPerUnit.server;
        expect(at('rfs')).toBeLessThanOrEqual(at('rps') * (1 + 1e-9));
      }),
      { numRuns: 30 },
    );
    const rateOf = (modifier: string): number => predictAnalytic(rr([modifier], 1)).rate.value;
    expect(rateOf('rfs')).toBeGreaterThan(rateOf('rps'));
  });

  it('spreads what one receive queue would pile up, by both solvers', () => {
    const hardware = { ...machine, nic: { ...machine.nic, queues: 1 } };
    for (const predict of [predictAnalytic, predictEvents]) {
      const rateOf = (modifiers: readonly string[]): number =>
        predict(
          clusterInput(datapathOf('flannel-vxlan', modifiers), exchangeOf('tcp-rr', 32), {
            hardware,
          }),
        ).rate.value;
      expect(rateOf(['rfs'])).toBeGreaterThan(1.3 * rateOf([]));
    }
  });

  it.each([2, 8, 32])('costs %i customers the same by both solvers', (processes) => {
    const input = rr(['rfs'], processes);
    const [closed, events] = [predictAnalytic(input), predictEvents(input)];
    expect(Math.abs(closed.rate.value / events.rate.value - 1)).toBeLessThan(0.08);
    for (const end of ['client', 'server'] as const) {
      expect(Math.abs(closed.cpu[end].total / events.cpu[end].total - 1)).toBeLessThan(0.08);
    }
  });

  it('gives the softirq and the reader of a stream one core, which no stream gets more of', () => {
    for (const predict of [predictAnalytic, predictEvents]) {
      const at = (modifiers: readonly string[]) =>
        predict(
          clusterInput(
            datapathOf('host', modifiers),
            { kind: 'tcp-stream', processes: 1, requestBytes: 65_536, responseBytes: 1 },
            { hardware: steadyMachine },
          ),
        );
      const steered = at(['rfs']);
      expect(steered.bottleneck.resource).toBe('server process core');
      expect(steered.cpu.server.total).toBeLessThan(at([]).cpu.server.total);
      expect(steered.rate.value).toBeLessThan(at(['rps']).rate.value);
    }
  });

  it('is refused to a flood of datagrams', () => {
    const flood = {
      kind: 'udp-stream',
      processes: 1,
      requestBytes: 1400,
      responseBytes: 1,
    } as const;
    expect(isPossible(clusterInput(datapathOf('host', ['rfs']), flood))).toBe(false);
    expect(isPossible(clusterInput(datapathOf('host', ['rps']), flood))).toBe(true);
  });
});
