import type { Accuracy } from '@hopwise/calibration';
import { describe, expect, it } from 'vitest';
import { formatShare } from '../../src/format.ts';
import { heldOutOf } from '../../src/held-out.ts';
import { finding } from '../../src/sentences/finding.ts';
import { initialState } from '../../src/views/compare/state.ts';
import { testRows } from '../../src/views/compare/test-rows.ts';
import { rowWith, study } from '../study.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const accuracyOf = (role: Accuracy['role'], rateMdape: number): Accuracy => {
  const [first] = study.accuracy;
  if (first === undefined) throw new Error('the fixture has accuracy');
  return { ...first, workload: 'tcp-rr', role, rateMdape };
};
const role = 'held-out' as const;
const rows = [
  rowWith('calico-iptables', 600, 625, { role }),
  rowWith('host', 1000, 1100, { role }),
  rowWith('cilium-ebpf', 900, 890, { role }),
  rowWith('cilium-legacy', 700, 300, { role: 'seen' }),
];
const heldOut = heldOutOf({ ...study, rows, accuracy: [accuracyOf(role, 0.04)] }, 'tcp-rr');

describe('the finding', () => {
  it('says who is ahead, by how much, and how far held-out predictions are off', () => {
    expect(plain(finding(rows, heldOut))).toBe(
      'Node to node is predicted fastest (1.00 k/s) and Calico, iptables slowest, 40 % below. ' +
        'The 3 held-out predictions miss the published rates by 4.0 % in the median and ' +
        '\u22129.1 % at worst (Node to node).',
    );
  });

  it('says of rows that the fit saw where accuracy is measured', () => {
    const fitted = [rowWith('host', 1000, 1001, { role: 'fit', processes: 1 })];
    expect(plain(finding(fitted, heldOut))).toMatch(
      /No row shown is held out; of this test, the 3 held-out predictions \(\d+ process(es)?\) miss the published rates by 4\.0 % /,
    );
  });

  it('says the median that the study says of its held-out rows', () => {
    for (const workload of ['tcp-stream', 'tcp-rr', 'tcp-crr'] as const) {
      const state = { ...initialState, workload };
      const said = finding(testRows(study, state), heldOutOf(study, workload));
      const accuracy = study.accuracy.find(
        (each) => each.role === 'held-out' && each.workload === workload,
      );
      expect(said).toContain(`${formatShare(accuracy?.rateMdape ?? Number.NaN)} in the median`);
      expect(said).toContain(`The ${accuracy?.rowCount} held-out predictions`);
    }
  });

  it('calls rates within 1 % a tie', () => {
    expect(
      plain(finding([rowWith('host', 1000, 1000), rowWith('cilium-ebpf', 995, 1000)], heldOut)),
    ).toMatch(/^All are predicted at 1\.00 k\/s, within 1\.0 % of each other\. /);
  });

  it('says that nothing measures accuracy where no row is held out', () => {
    expect(plain(finding([rowWith('host', 1000, null)], undefined))).toBe(
      'Node to node is predicted at 1.00 k/s. ' +
        'No rate of this test is held out, so that nothing here measures accuracy.',
    );
  });

  it('says that a test has no row', () => {
    expect(finding([], heldOut)).toBe('The study has no row for this test.');
  });
});
