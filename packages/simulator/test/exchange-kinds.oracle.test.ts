import { datapaths } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import {
  clusterInput,
  exchangeOf,
  isBlind,
  isPossible,
  simpleKinds,
  timeOfOne,
  withoutSiblings,
} from './exchange-testing.ts';
import { datapathOf } from './testing.ts';

const placements = ['cross-node', 'same-node'] as const;
const targets = ['pod', 'host'] as const;

const cases = datapaths.flatMap((datapath) =>
  simpleKinds.flatMap((kind) =>
    placements.flatMap((placement) =>
      targets.map((target) => ({ id: datapath.id, datapath, kind, placement, target })),
    ),
  ),
);

const possible = cases
  .map((each) => {
    const { datapath, kind, placement, target } = each;
    const input = clusterInput(datapath, exchangeOf(kind, 1), {
      hardware: withoutSiblings,
      placement,
      target,
    });
    return { ...each, input };
  })
  .filter(({ input }) => isPossible(input));

const ratio = (input: (typeof possible)[number]['input']): number =>
  timeOfOne(input) / solveExchangeInput(input).point.operationNs;

describe('one process that meets nobody takes exactly as long by events as by operational laws', () => {
  it.each(possible.filter(({ datapath }) => !isBlind(datapath)))(
    '$id, $kind, $placement, to a $target',
    ({ input }) => {
      expect(ratio(input)).toBeCloseTo(1, 9);
    },
  );
});

describe('one process whose skbs go to CPUs that do not ask who is there is within 6 % of them: they wake later, or are awake', () => {
  it.each(possible.filter(({ datapath }) => isBlind(datapath)))(
    '$id, $kind, $placement, to a $target',
    ({ input }) => {
      expect(Math.abs(ratio(input) - 1)).toBeLessThanOrEqual(0.06);
    },
  );
});

const proxied = ['istio-sidecar', 'istio-ambient', 'istio-waypoint', 'linkerd', 'l7-proxy'];

describe('one process through proxies takes exactly as long by events as by operational laws', () => {
  it.each(
    proxied.flatMap((modifier) => placements.map((placement) => [modifier, placement] as const)),
  )('%s, %s', (modifier, placement) => {
    const input = clusterInput(datapathOf('cilium-ebpf', [modifier]), exchangeOf('mesh', 1), {
      hardware: withoutSiblings,
      placement,
    });
    expect(timeOfOne(input) / solveExchangeInput(input).point.operationNs).toBeCloseTo(1, 9);
  });
});
