import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openInventory, parsePlan, planJsonSchema, resolvedPlan } from '../../src/index.ts';
import { testCases } from '../../src/plan/test-case.ts';
import { shuffled } from '../../src/plan/shuffled.ts';

describe('a plan file', () => {
  const good = `name: lab
client: a
server: b
datapaths:
  - { id: host, topology: { base: host } }
  - { id: pods, target: pod }
tests:
  - { kind: TCP_RR, sizes: [[1, 1], [100, 32768]], streams: [1, 4] }
  - { kind: IPERF3_UDP, messageBytes: [1400], paceMbps: 100 }
baseline: { datapath: host }
`;

  it('gets every default', () => {
    const plan = parsePlan(good, 'plan.yaml');
    expect(plan.sampling).toEqual({
      seconds: 30,
      warmUpSeconds: 3,
      min: 5,
      max: 30,
      intervalPct: 2,
      perVisit: 1,
      pauseSeconds: 0,
      crrPauseSeconds: 60,
    });
    expect(plan.baseline?.samples).toBe(3);
  });

  it('becomes cases, one for each size and number of streams', () => {
    expect(testCases(parsePlan(good, 'plan.yaml').tests).map(({ id }) => id)).toEqual([
      'tcp-rr 1,1 x1',
      'tcp-rr 1,1 x4',
      'tcp-rr 100,32768 x1',
      'tcp-rr 100,32768 x4',
      'iperf3-udp 1400 x1 at 100 Mbit/s',
    ]);
  });

  it.each([
    ['sizes: [[1, 1], [100, 32768]]', 'sizes: [[1], 80000]', 'line 8, column'],
    ['kind: TCP_RR', 'kind: TCP_RRR', 'line 8, column 13'],
    ['streams: [1, 4]', 'stream: [1, 4]', 'did you mean "streams"'],
    ['server: b', 'server: a', 'another node than the client'],
    ['id: pods', 'id: host', 'an id that no other has'],
    ['target: pod', 'tagret: pod', 'did you mean "target"'],
    ['{ id: pods, target: pod }', '{ id: pods }', 'either topology or target'],
    ['base: host', 'base: hots', 'line 5, column'],
    ['baseline: { datapath: host }', 'baseline: { datapath: hots }', 'a datapath of this plan'],
    ['baseline: { datapath: host }', 'allow: [bakground-load]', 'line 10, column 9'],
    ['baseline: { datapath: host }', 'sampling: { min: 9, max: 3 }', 'no fewer than min'],
    ['name: lab', 'name: $(id)', 'line 1, column 7'],
  ])('with %s as %s is refused with its place', (part, other, message) => {
    expect(() => parsePlan(good.replace(part, other), 'plan.yaml')).toThrow(message);
  });

  it('is refused with names that its inventory does not have', () => {
    const inventory = {
      ...openInventory(new URL('../samples/inventory.yaml', import.meta.url).pathname),
    };
    const plan = parsePlan(good, 'plan.yaml');
    expect(() => resolvedPlan(plan, 'plan.yaml', inventory)).toThrow(
      /target "pod" of pods; expected a target of .*: host/,
    );
    const other = { ...plan, client: 'x' };
    expect(() => resolvedPlan(other, 'plan.yaml', inventory)).toThrow('client is "x"');
  });

  it('has a JSON Schema that knows its parts', () => {
    const schema = JSON.parse(planJsonSchema()) as { readonly properties: object };
    expect(Object.keys(schema.properties)).toContain('datapaths');
  });
});

describe('an order', () => {
  const names = fc.uniqueArray(fc.string(), { maxLength: 30 });

  it('holds every item once, whatever the seed', () => {
    fc.assert(
      fc.property(names, fc.string(), (items, seed) => {
        expect([...shuffled(items, seed, (item) => item)].sort()).toEqual([...items].sort());
      }),
    );
  });

  it('is the same for the same seed, also when items came in another order', () => {
    fc.assert(
      fc.property(names, fc.string(), (items, seed) => {
        const once = shuffled(items, seed, (item) => item);
        expect(shuffled(items.toReversed(), seed, (item) => item)).toEqual(once);
      }),
    );
  });

  it('differs from round to round', () => {
    const items = Array.from({ length: 20 }, (_, index) => `${index}`);
    expect(shuffled(items, '1/1', (item) => item)).not.toEqual(
      shuffled(items, '1/2', (item) => item),
    );
  });
});
