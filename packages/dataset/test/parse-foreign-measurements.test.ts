import { describe, expect, it } from 'vitest';
import { DatasetError, parseForeignMeasurements } from '../src/index.ts';

const header =
  'source,hardware_id,system,system_version,workload,path,streams,message_bytes,mtu,run,metric,value,unit,method,note';
const row = (changes: Readonly<Record<string, string>> = {}): string => {
  const cells: Readonly<Record<string, string>> = {
    source: 'lab',
    hardware_id: 'box',
    system: 'cni',
    workload: 'udp-stream',
    path: 'node-to-node',
    streams: '1',
    mtu: '9000',
    run: '1',
    metric: 'sent_pps',
    value: '1000',
    unit: '1/s',
    method: 'raw-file',
    ...changes,
  };
  return header
    .split(',')
    .map((column) => cells[column] ?? '')
    .join(',');
};
const parsed = (...rows: readonly string[]) =>
  parseForeignMeasurements([header, ...rows].join('\n'), 'theirs.csv');
const problemsOf = (...rows: readonly string[]): string => {
  try {
    parsed(...rows);
  } catch (error) {
    if (error instanceof DatasetError) return error.message;
  }
  return '';
};

describe('measurements from outside', () => {
  it('may name units otherwise, leave names and values blank, and come from unnamed machines', () => {
    const result = parsed(
      row({ unit: 'packets/s' }),
      row({ metric: 'pmtu_bytes', unit: 'bytes', value: '' }),
      row({ hardware_id: '', system: 'other', run: '' }),
    );
    if (result.kind !== 'measurements') throw new Error(result.kind);
    expect(result.measurements.map(({ unit, value }) => [unit, value])).toEqual([
      ['1/s', 1000],
      ['byte', null],
      ['1/s', 1000],
    ]);
    expect(result.measurements[2]).toMatchObject({ hardwareId: 'not-stated', run: '1', line: 4 });
  });

  it('may have metrics that nobody knows here: they are counted, not dropped silently', () => {
    const result = parsed(row({ metric: 'joy', unit: 'smiles' }), row(), row({ metric: 'joy' }));
    if (result.kind !== 'measurements') throw new Error(result.kind);
    expect(result.measurements).toHaveLength(1);
    expect([...result.unknownMetrics]).toEqual([['joy', 2]]);
  });

  it('are told from tables of another kind by their columns', () => {
    const text = 'source,workload,path,streams,metric,n_systems,cv_median_pct\nlab,x,y,1,z,3,1.5\n';
    const result = parseForeignMeasurements(text, 'noise.csv');
    expect(result.kind).toBe('other-table');
  });

  it('are refused with the place of every fault, also below a row that was passed over', () => {
    expect(
      problemsOf(
        row({ metric: 'joy' }),
        row({ value: 'NaN' }),
        row({ value: '-3', run: '2' }),
        row({ unit: 'bit/s', run: '3' }),
        row({ unit: 'bit/s', run: '3' }),
      ),
    ).toBe(`\
5 problems in theirs.csv
  line 3, column 57  value "NaN"; expected a finite number, 0 or more
  line 4, column 57  value "-3"; expected a finite number, 0 or more
  line 5, column 62  unit "bit/s" of sent_pps; expected "1/s"
  line 6, column 1  the row repeats line 5; expected one row for each source,hardware_id,system,system_version,workload,path,streams,message_bytes,mtu,run,metric
  line 6, column 62  unit "bit/s" of sent_pps; expected "1/s"`);
  });

  it('are refused when a column is missing', () => {
    const text = `${header.replace(',unit', '')}\n`;
    expect(() => parseForeignMeasurements(text, 'theirs.csv')).toThrow(/no column "unit"/);
  });
});
