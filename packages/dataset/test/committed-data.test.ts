import { describe, expect, it } from 'vitest';
import {
  hardwareJsonSchema,
  type Measurement,
  metricsCsv,
  parseMeasurements,
  parseSplits,
  roleOf,
} from '../src/index.ts';
import { committed, measurementsFile, splitsFile } from './committed-files.ts';

const rows = parseMeasurements(committed(measurementsFile), measurementsFile);
const rules = parseSplits(committed(splitsFile), splitsFile);

const rates = ['throughput_bps', 'rr_per_s', 'crr_per_s'];
const ratesWithRole = (role: string): readonly Measurement[] =>
  rows.filter((row) => rates.includes(row.metric) && roleOf(row, rules, 'A1').role === role);

/** Cases of a study: rows that differ in their metric only. */
const cases = [...new Set(rows.map(caseOf))].map((key) =>
  rows.filter((row) => caseOf(row) === key),
);
function caseOf({ system, workload, streams, mtu, run }: Measurement): string {
  return [system, workload, streams, mtu, run].join(' ');
}

describe('the committed dictionary and schema', () => {
  it('are what the code gives', () => {
    expect(committed('data/parameters.csv')).toBe(metricsCsv());
    expect(committed('data/schemas/hardware.schema.json')).toBe(hardwareJsonSchema());
  });
});

describe('the 2021 study', () => {
  it('has its 416 rows, all with a value', () => {
    expect(rows).toHaveLength(416);
    expect(rows.filter((row) => row.value === null)).toEqual([]);
  });

  it.each(['client', 'server'])('has %s CPU figures that agree with each other', (end) => {
    for (const group of cases) {
      const value = (metric: string) => group.find((row) => row.metric === metric)?.value;
      const rate = rates.map(value).find((found) => found !== undefined);
      const cores = value(`cpu_${end}_cores`);
      if (rate === undefined || rate === null || cores === undefined || cores === null) continue;
      const perByte = value(`cpu_${end}_ns_per_kbyte`) ?? Number.NaN;
      const perOperation = value(`cpu_${end}_us_per_op`) ?? Number.NaN;
      const derived =
        group[0]?.workload === 'tcp-stream' ? (perByte * rate) / 8e12 : perOperation * rate * 1e-6;
      // Four digits are kept at each of two steps.
      expect(Math.abs(derived / cores - 1)).toBeLessThan(2e-3);
    }
  });

  it('shows the collapse of the baseline that connection tracking causes', () => {
    const rate = (system: string) =>
      rows.find(
        (row) =>
          row.system === system && row.run === 'final-conntrack' && row.metric === 'crr_per_s',
      )?.value ?? 0;
    expect(rate('baremetal') / rate('baremetal-notrack')).toBeCloseTo(0.56, 2);
  });
});

describe('split A1', () => {
  it('fits fifteen one-process rates and no other', () => {
    expect(ratesWithRole('fit')).toHaveLength(15);
    expect(new Set(ratesWithRole('fit').map((row) => row.streams))).toEqual(new Set([1]));
  });

  it('is judged on thirteen 32-process rates', () => {
    const heldOut = ratesWithRole('held-out');
    expect(heldOut).toHaveLength(13);
    expect(new Set(heldOut.map((row) => row.streams))).toEqual(new Set([32]));
    expect(new Set(heldOut.map((row) => row.run))).toEqual(new Set(['final']));
  });

  it('labels what the values of the conntrack table were chosen with', () => {
    const labels = ratesWithRole('seen').map((row) => `${row.system} ${row.workload} ${row.run}`);
    expect(labels.toSorted()).toEqual([
      'baremetal tcp-crr final',
      'baremetal-notrack tcp-crr final-conntrack',
      'baremetal-notrack tcp-rr final-conntrack',
    ]);
  });

  it('uses nothing that is encrypted, replaced, withdrawn or rounded', () => {
    const used = rows.filter((row) => roleOf(row, rules, 'A1').role !== 'excluded');
    expect(used.filter((row) => /wireguard|ipsec/.test(row.system))).toEqual([]);
    expect(used.filter((row) => row.mtu !== 1500 || row.method === 'text')).toEqual([]);
    expect(used.filter((row) => row.run.startsWith('superseded'))).toEqual([]);
  });
});
