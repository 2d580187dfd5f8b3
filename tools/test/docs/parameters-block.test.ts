import { parseCosts } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { parametersBlock } from '../../docs/parameters-block.ts';

const heading = 'subject,parameter,value,unit,low,high,basis,source,fit\n';
const table = (hop: number, copy: number) =>
  parseCosts(
    [
      `${heading}vethXmit,perSkb,${100 * hop},ns/skb,1,10000,assumed,guess,hop`,
      `processBacklog,perSkb,${40 * hop},ns/skb,1,10000,assumed,guess,hop`,
      `tcpRecvmsg,perByte,${0.2 * copy},ns/byte,0.1,0.4,derived,arithmetic,copyOut`,
      'iptFirewallRules,perRule,5,ns/rule,3,12,derived,arithmetic,',
    ].join('\n'),
    'data/priors/somewhere.csv',
  );
const priors = table(1, 1);

describe('the table of parameters', () => {
  it('says what each factor scales, and how far its prior lets it', () => {
    const block = parametersBlock({ hardware: 'somewhere', priors, fitted: null });
    expect(block).toContain(
      '| `hop` | 0.01 to 100 | 1 | `vethXmit` perSkb, `processBacklog` perSkb |',
    );
    expect(block).toContain('| `copyOut` | 0.5 to 2 | 1 | `tcpRecvmsg` perByte |');
    expect(block).toContain('nothing is fitted yet');
  });

  it('shows where a fit has put each factor', () => {
    const fitted = table(1.5, 0.8);
    const block = parametersBlock({ hardware: 'somewhere', priors, fitted });
    expect(block).toMatch(/`hop` \| 0.01 to 100 \| 1.5 \|/);
    expect(block).toMatch(/`copyOut` \| 0.5 to 2 \| 0.8 \|/);
  });

  it('names what no fit moves', () => {
    const block = parametersBlock({ hardware: 'somewhere', priors, fitted: null });
    expect(block).toContain('Costs that no fit moves: `iptFirewallRules` perRule.');
  });
});
