import { contentHash, stages } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { formatCosts, parseCosts } from '../src/index.ts';
import { costsText } from './committed-files.ts';
import { messageOf, problemsOf } from './problems-of.ts';

const header = 'subject,parameter,value,unit,low,high,basis,source';
const parse = (...rows: readonly string[]) =>
  parseCosts([header, ...rows, ''].join('\n'), 'data/costs/x.csv');

describe('a cost table', () => {
  it('is named after its file and knows its numbers', () => {
    const table = parseCosts(costsText, 'data/costs/cilium2021-100g.csv');
    expect(table.id).toBe('cilium2021-100g');
    expect(table.costs[0]).toEqual({
      subject: 'vethXmit',
      parameter: 'perSkb',
      value: 350,
      unit: 'ns/skb',
      low: 200,
      high: 600,
      basis: 'assumed',
      source: 'by analogy, with arithmetic',
      fit: '',
    });
  });

  it('is refused with every problem at once, each with its place', () => {
    const message = messageOf(() =>
      parse(
        'vethXmt,perSkb,1,us,2,3,guess,',
        'vethXmit,perByte,-1,ns/byte,0,1,assumed,x',
        'vethXmit,perSkb,1,ns/skb,0,,assumed,x',
        'netnsConnect,latency,1,ns,0,2,assumed,x',
      ),
    );
    expect(message).toMatchInlineSnapshot(`
      "9 problems in data/costs/x.csv
        line 2, column 1  subject "vethXmt"; expected a known subject; did you mean "vethXmit"?
        line 2, column 16  value 1 with low 2 and high 3; expected low <= value <= high
        line 2, column 18  unit "us" of perSkb; expected "ns/skb"
        line 2, column 25  basis "guess"; expected one of measured, published, derived, assumed
        line 2, column 31  source is blank; expected some text
        line 3, column 10  vethXmit has no perByte; expected one of perSkb
        line 3, column 18  value "-1"; expected a finite number, 0 or more
        line 4, column 28  high is blank; expected a finite number, 0 or more
        line 5, column 14  netnsConnect has no latency; expected one of backgroundCores"
    `);
  });

  it.each(['1,ns/skb,2,3', '4,ns/skb,2,3', '2,ns/skb,3,1'])(
    'has its value within its bounds: %s',
    (numbers) => {
      expect(problemsOf(() => parse(`vethXmit,perSkb,${numbers},assumed,x`))).toMatchObject([
        { line: 2, column: 17, expected: 'low <= value <= high' },
      ]);
    },
  );

  it('may not name a parameter of a stage twice', () => {
    const row = 'vethXmit,perSkb,1,ns/skb,0,2,assumed,x';
    expect(problemsOf(() => parse(row, row))).toMatchObject([
      { line: 3, found: 'vethXmit perSkb repeats line 2' },
    ]);
  });

  it('has a hash of its entries, whatever the quotes and line endings of the file', () => {
    const { hash, costs } = parseCosts(costsText, 'a.csv');
    expect(parseCosts(costsText.replaceAll('\n', '\r\n'), 'b.csv').hash).toBe(hash);
    expect(parseCosts(costsText.replace('350', '"350"'), 'b.csv').hash).toBe(hash);
    expect(parseCosts(costsText.replace('350', '351'), 'b.csv').hash).not.toBe(hash);
    expect(contentHash(formatCosts(costs))).toBe(hash);
  });

  it('takes each parameter at exactly the stages that are charged for it', () => {
    const parameters = {
      wake: 'perWake',
      segment: 'perSegment',
      chainNode: 'perChainNode',
    } as const;
    const units = { wake: 'ns/wake', segment: 'ns/segment', chainNode: 'ns/node' } as const;
    for (const [stage, { charged }] of Object.entries(stages)) {
      for (const charge of ['wake', 'segment', 'chainNode'] as const) {
        const row = `${stage},${parameters[charge]},1,${units[charge]},0,2,assumed,x`;
        const isCharged = (charged as readonly string[]).includes(charge);
        expect(problemsOf(() => parse(row)).length).toBe(isCharged ? 0 : 1);
      }
    }
  });
});
