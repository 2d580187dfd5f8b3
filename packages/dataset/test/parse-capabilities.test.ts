import { describe, expect, it } from 'vitest';
import { factOf, meetsNeeds, parseCapabilities, productOf } from '../src/index.ts';
import { committed } from './committed-files.ts';
import { problemsOf } from './problems-of.ts';

const file = 'capabilities.csv';
const facts = parseCapabilities(committed('data/capabilities.csv'), file);
const table = (...rows: readonly string[]): string =>
  ['product,capability,value,source,date,note', ...rows].join('\n');

describe('facts about products', () => {
  it('each have a source and a month', () => {
    expect(facts.length).toBeGreaterThan(60);
    expect(facts.filter(({ source, date }) => source === '' || date === '')).toEqual([]);
  });

  it('say who has network policy', () => {
    expect(factOf(facts, 'flannel', 'policy-ingress')).toBe('no');
    expect(factOf(facts, 'calico', 'policy-egress')).toBe('yes');
    expect(factOf(facts, 'kube-ovn', 'encryption')).toBeNull();
  });

  it('belong to the datapaths whose ids begin with the product, the longest name first', () => {
    expect(productOf('kube-router', facts)).toBe('kube-router');
    expect(productOf('cilium-ebpf', facts)).toBe('cilium');
    expect(productOf('canal', facts)).toBe('canal');
    expect(productOf('canalized', facts)).toBeNull();
    const nested = parseCapabilities(
      table('calico,status,active,x,2024-01,', 'calico-vpp,status,active,x,2024-01,'),
      file,
    );
    expect(productOf('calico-vpp-wireguard', nested)).toBe('calico-vpp');
  });

  it('answer a need only where every part of it is known to be met', () => {
    expect(meetsNeeds('cilium-vxlan', ['policy', 'encryption'], facts)).toBe(true);
    expect(meetsNeeds('flannel-vxlan', ['policy'], facts)).toBe(false);
    expect(meetsNeeds('flannel-vxlan', ['encryption'], facts)).toBe(true);
    expect(meetsNeeds('kube-ovn-overlay', ['encryption'], facts)).toBe(false);
    expect(meetsNeeds('macvlan-bridge', ['policy'], facts)).toBe(false);
    expect(meetsNeeds('macvlan-bridge', [], facts)).toBe(true);
  });

  it('are refused with every problem at once', () => {
    const text = table(
      'weave,encrypton,yes,x,2024-01,',
      'weave,memory-mb,lots,x,2024-13,',
      'weave,memory-mb,130,,2024-01,',
    );
    expect(problemsOf(() => parseCapabilities(text, file))).toMatchObject([
      { line: 2, found: 'capability "encrypton"', suggestion: 'encryption' },
      { line: 3, found: 'memory-mb "lots"', expected: 'a number above 0' },
      { line: 3, found: 'date "2024-13"' },
      { line: 4, found: 'memory-mb of weave repeats line 3' },
      { line: 4, found: 'source is blank' },
    ]);
  });
});
