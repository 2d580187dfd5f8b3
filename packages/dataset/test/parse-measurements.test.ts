import { describe, expect, it } from 'vitest';
import { parseMeasurements } from '../src/index.ts';
import { messageOf, problemsOf } from './problems-of.ts';

const header =
  'source,hardware_id,system,system_version,workload,path,streams,message_bytes,mtu,run,metric,value,unit,method,note';
const good = 's,h,host,,tcp-rr,node-to-node,1,1,1500,final,rr_per_s,47800,1/s,chart-read,';
const parse = (...rows: readonly string[]) =>
  parseMeasurements([header, ...rows, ''].join('\n'), 'data/x.csv');

describe('a file of measurements', () => {
  it('becomes records with numbers, and blank means missing', () => {
    const row = 's,h,host,1.9.6,tcp-stream,p,32,,,final,throughput_bps,,bit/s,text,"a, b"';
    expect(parse(good, row)[1]).toEqual({
      source: 's',
      hardwareId: 'h',
      system: 'host',
      systemVersion: '1.9.6',
      workload: 'tcp-stream',
      path: 'p',
      streams: 32,
      messageBytes: null,
      mtu: null,
      run: 'final',
      metric: 'throughput_bps',
      value: null,
      unit: 'bit/s',
      method: 'text',
      note: 'a, b',
      line: 3,
    });
  });

  it('may be silent about streams, which is not zero of them', () => {
    expect(parse(good.replace('node-to-node,1,', 'node-to-node,,'))[0]?.streams).toBeNull();
    expect(
      problemsOf(() => parse(good.replace('node-to-node,1,', 'node-to-node,0,'))),
    ).toHaveLength(1);
  });

  it('has negative values where they are changes, and nowhere else', () => {
    const change = good.replace('rr_per_s,47800,1/s', 'latency_change_vs_host_pct,-42,% change');
    expect(parse(change)[0]?.value).toBe(-42);
    expect(problemsOf(() => parse(change.replace('-42', 'less')))).toMatchObject([
      { found: 'value "less"', expected: 'a finite number' },
    ]);
  });

  it('is refused with every problem at once, each with its place', () => {
    const message = messageOf(() =>
      parse(
        's,h,host,,tcp-rr,p,1,1,1500,final,rr_per_s,1,,chart-read,',
        's,h,host,,tcp-rr,p,1,1,1500,final,rr_pr_s,-4,1/s,guess,',
        's,h,host,,tcp-rr,p,0,x,1500,Final,crr_per_s,NaN,us,text,',
      ),
    );
    expect(message).toMatchInlineSnapshot(`
      "9 problems in data/x.csv
        line 2, column 46  rr_per_s has no unit; expected "1/s"
        line 3, column 35  metric "rr_pr_s"; expected a known metric; did you mean "rr_per_s"?
        line 3, column 43  value "-4"; expected a finite number, 0 or more
        line 3, column 50  method "guess"; expected one of raw-file, text, chart-read
        line 4, column 20  streams "0"; expected a whole number above 0
        line 4, column 22  message_bytes "x"; expected a whole number above 0
        line 4, column 29  run "Final"; expected a name in kebab-case
        line 4, column 45  value "NaN"; expected a finite number, 0 or more
        line 4, column 49  unit "us" of crr_per_s; expected "1/s""
    `);
  });

  it('may not have the same row twice, whatever its value', () => {
    expect(problemsOf(() => parse(good, good.replace('47800', '9')))).toMatchObject([
      { line: 3, column: 1, found: 'the row repeats line 2' },
    ]);
  });

  it.each(['NaN', 'Infinity', '-1', '1e999', '0x10', '1,5', 'fast', ' 1'])(
    'has no value "%s"',
    (value) => {
      const row = good.replace('47800', `"${value}"`);
      expect(problemsOf(() => parse(row))).toMatchObject([{ line: 2, column: 55 }]);
    },
  );

  it('has exactly the columns that the format names', () => {
    expect(messageOf(() => parseMeasurements('source,sistem,source\n', 'x.csv'))).toContain(
      'line 1, column 8  column "sistem"; expected one of source, hardware_id, system, system_version, workload, path, streams, message_bytes, mtu, run, metric, value, unit, method, note; did you mean "system"?',
    );
    expect(problemsOf(() => parseMeasurements('', 'x.csv'))).toMatchObject([
      { line: 1, column: 1 },
    ]);
    expect(problemsOf(() => parse(`${good},extra`))).toMatchObject([
      { line: 2, found: 'the row has 16 cells', expected: '15, as the header' },
    ]);
  });

  it('may have no rows', () => {
    expect(parse()).toEqual([]);
  });
});
