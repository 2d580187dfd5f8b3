import type { Basis, Cost } from '@hopwise/datapath';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { formatCosts, parseCosts } from '../src/index.ts';

const places = [
  ['vethXmit', 'perSkb', 'ns/skb'],
  ['tcpSendmsg', 'perByte', 'ns/byte'],
  ['tcpSendmsg', 'perVisit', 'ns/visit'],
  ['nfConntrackConfirm', 'perChainNode', 'ns/node'],
  ['sockDefReadable', 'perWake', 'ns/wake'],
  ['netnsConnect', 'backgroundCores', 'cores'],
  ['wakeLatency', 'latency', 'ns'],
] as const satisfies readonly (readonly [Cost['subject'], Cost['parameter'], Cost['unit']])[];

const amount = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true });
const sentence = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
const basis = fc.constantFrom<Basis>('measured', 'published', 'derived', 'assumed');

const cost = (i: number) =>
  fc
    .tuple(fc.tuple(amount, amount, amount), basis, sentence, fc.constantFrom('', 'pod-client'))
    .map(([numbers, basisOf, source, fit]) => {
      const [subject, parameter, unit] = places[i] ?? places[0];
      // Adding 0 turns -0 into 0, which is the same number and written the same way.
      const [low, value, high] = numbers.toSorted((a, b) => a - b).map((number) => number + 0);
      return { subject, parameter, unit, low, value, high, basis: basisOf, source, fit } as Cost;
    });

const table = fc
  .subarray([...places.keys()])
  .chain((indices) => fc.tuple(...indices.map((index) => cost(index))));

describe('writing a cost table', () => {
  test.prop([table])('and reading it gives the same costs', (costs) => {
    expect(parseCosts(formatCosts(costs), 'x.csv').costs).toEqual(costs);
  });

  test.prop([table])('that was read gives the same text', (costs) => {
    const text = formatCosts(costs);
    expect(formatCosts(parseCosts(text, 'x.csv').costs)).toBe(text);
  });
});
