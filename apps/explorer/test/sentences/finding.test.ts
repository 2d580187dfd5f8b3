import { describe, expect, it } from 'vitest';
import { finding } from '../../src/sentences/finding.ts';
import { rowWith } from '../study.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the finding', () => {
  it('says who is ahead, by how much, and how far the predictions are off', () => {
    const rows = [
      rowWith('calico-iptables', 600, 625),
      rowWith('host', 1000, 1100),
      rowWith('cilium-ebpf', 900, 890),
    ];
    expect(plain(finding(rows))).toBe(
      'Node to node is predicted fastest (1.00 k/s) and Calico, iptables slowest, 40.0 % below; ' +
        'the predictions miss the published rates by 4.0 % in the median and ' +
        '\u22129.1 % at worst (Node to node).',
    );
  });

  it('calls rates within 1 % a tie', () => {
    expect(
      plain(finding([rowWith('host', 1000, 1000), rowWith('cilium-ebpf', 995, 1000)])),
    ).toMatch(/^All are predicted at 1\.00 k\/s, within 1\.0 % of each other; /);
  });

  it('says that there is nothing to compare with', () => {
    expect(plain(finding([rowWith('host', 1000, null)]))).toBe(
      'Node to node is predicted at 1.00 k/s; nothing valid is published to compare with.',
    );
  });

  it('says that a test has no row', () => {
    expect(finding([])).toBe('The study has no row for this test.');
  });
});
