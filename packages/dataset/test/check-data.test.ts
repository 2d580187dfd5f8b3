import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkData, type DataTexts } from '../src/index.ts';
import { messageOf, problemsOf } from './problems-of.ts';

const folder = fileURLToPath(new URL('../../../data', import.meta.url));

/** Every text of the repository's data folder. */
const committed: DataTexts = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:csv|json|yaml)$/.test(path))
    .map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
);

/** Two studies, one with machines that have no profile, are enough to break. */
const kept = ['cilium-2021', 'suo-infocom18'];
const machines = ['hardware/cilium2021-100g.yaml', 'hardware/cai-100g.yaml'];
function ofKeptStudies(text: string): string {
  const [header, ...rows] = text.trimEnd().split('\n');
  const own = rows.filter((row) => kept.some((study) => row.split(',').includes(study)));
  return [header, ...own, ''].join('\n');
}

/** A split that fits, sees, holds out and excludes. */
const splits = `split,role,source,run,workload,streams,system,mtu,method,reason
A1,excluded,cilium-2021,superseded-2021-04-29,,,,,,replaced by its authors
A1,excluded,cilium-2021,,,,,,text,rounded in the text
A1,seen,cilium-2021,final-conntrack,,,baremetal-notrack,1500,,chosen after seeing it
A1,excluded,cilium-2021,final-conntrack,,,,,,a second copy
A1,fit,cilium-2021,final,,1,,1500,,one process
A1,held-out,cilium-2021,final,,32,,1500,,32 processes
B1,excluded,suo-infocom18,,,,,,,emulated NICs
`;

/** The profile of the machine whose costs a table has. */
const machineOf = (path: string): string =>
  path.replace(/^\w+\//, 'hardware/').replace(/\.\w+$/, '.yaml');

const small = [...committed].flatMap(([path, text]): readonly (readonly [string, string])[] => {
  const [top, study] = path.split('/');
  if (top === 'measured') return [];
  if (top === 'priors' && !machines.includes(machineOf(path))) return [];
  if (top === 'published') return kept.includes(study ?? '') ? [[path, text]] : [];
  if (top === 'hardware') return machines.includes(path) ? [[path, text]] : [];
  if (top === 'costs' && !machines.includes(machineOf(path))) return [];
  if (top === 'costs') return [[path, committed.get(path.replace('costs/', 'priors/')) ?? text]];
  if (path === 'systems.csv') return [[path, ofKeptStudies(text)]];
  return [[path, path === 'splits.csv' ? splits : text]];
});

describe('the data of the repository', () => {
  it('parses, and every name in it resolves', () => {
    expect(messageOf(() => checkData(committed, 'data/'))).toBe('');
  });
});

describe('the check of a data folder', () => {
  let texts = new Map<string, string>();
  beforeEach(() => {
    texts = new Map(small);
  });

  const study = 'published/cilium-2021';
  const other = 'published/suo-infocom18';
  const measurements = `${study}/measurements.csv`;
  function change(path: string, from: string | RegExp, to: string): void {
    const text = texts.get(path) ?? '';
    expect(text).toMatch(from);
    texts.set(path, text.replace(from, to));
  }
  const message = (): string => messageOf(() => checkData(texts, 'data/'));

  it('takes a part of it that is whole', () => {
    expect(message()).toBe('');
  });

  it.each([
    ['an unknown datapath', 'systems.csv', 'cilium-legacy,,', 'cilium-legcy,,', /did you mean/],
    [
      'a system without a mapping',
      'systems.csv',
      /.*,calico-wireguard,.*\n/,
      '',
      /line \d+, column 29 {2}system "calico-wireguard", here and in 27 more rows; expected a system of cilium-2021/,
    ],
    ['a mapping that nothing uses', 'systems.csv', ',cilium-ipsec,', ',cilium-ipsek,', /ipsek/],
    [
      'a modifier that cannot apply',
      'systems.csv',
      'calico-ebpf,,',
      'calico-ebpf,notrack,',
      /line \d+, column \d+ {2}notrack cannot apply.*; expected modifiers that calico-ebpf can have/,
    ],
    [
      'a machine without a profile',
      measurements,
      /cilium2021-100g/,
      'pc',
      /line 2, column 13 {2}hardware "pc"; expected a profile/,
    ],
    [
      'an MTU the machine never had',
      measurements,
      ',,1500,',
      ',,1501,',
      /MTU 1501; expected one of/,
    ],
    [
      'rows of another study',
      measurements,
      'cilium-2021,',
      'other,',
      /line 2, column 1 {2}source "other"; expected "cilium-2021", as the folder/,
    ],
    ['a wrong unit', measurements, ',bit/s,', ',Gbit/s,', /line 2, column \d+ {2}unit "Gbit\/s"/],
    [
      'a missing column',
      measurements,
      'workload,',
      '',
      /no column "workload"; expected the columns/,
    ],
    ['a value that is not a number', measurements, '41720000000', 'NaN', /value "NaN"; expected a/],
    [
      'a negative rate',
      measurements,
      '41720000000',
      '-41720000000',
      /value "-41720000000"; expected/,
    ],
    [
      'an unknown metric',
      measurements,
      'throughput_bps',
      'throughput_bbs',
      /metric "throughput_bbs"; expected a known metric; did you mean "throughput_bps"/,
    ],
    [
      'a row that is there twice',
      measurements,
      /^(cilium-2021,.*\n)/m,
      '$1$1',
      /line 3, column 1 {2}the row repeats line 2; expected one row for each source,/,
    ],
    [
      'a rule that selects nothing',
      'splits.csv',
      'final,,1,',
      'finl,,1,',
      /line 6, column 1 {2}the rule decides about no measurement/,
    ],
    [
      'a profile under another name',
      'hardware/cilium2021-100g.yaml',
      /id: .*/,
      'id: x',
      /line 3, column 5 {2}id "x"; expected "cilium2021-100g", as the file/,
    ],
    ['a profile with a gap', 'hardware/cilium2021-100g.yaml', /kernel: .*/, '', /kernel is/],
    [
      'a source without a licence',
      `${study}/source.json`,
      'Apache-2.0",',
      '",',
      /line \d+, column \d+ {2}licence is ""; expected some text/,
    ],
    [
      'a count of rows that is wrong',
      `${study}/source.json`,
      '"rows": 416',
      '"rows": 417',
      /rows is 417; expected 416, the rows of data\/published\/cilium-2021\/measurements.csv/,
    ],
    [
      'a source without place',
      `${other}/source.json`,
      /"(urls|citation)": [^\]]*\],\n *"citation": .*/,
      '"urls": [],',
      /urls is \[\]; expected an address, or a citation/,
    ],
    [
      'a machine that scales costs nobody has',
      'hardware/cai-100g.yaml',
      'reference: cilium2021-100g',
      'reference: ib2024-40g',
      /line \d+, column 14 {2}machine with costs "ib2024-40g"; expected "cilium2021-100g"/,
    ],
    [
      'a machine without costs and scale',
      'hardware/cai-100g.yaml',
      /costScale:\n( .*\n)+/,
      '',
      /cai-100g.yaml\n.*neither costs/,
    ],
    ['a machine nobody measured', `${other}/machines.json`, 'suo-t430-vm', 'lab', /machine "lab"/],
    [
      'a machine described twice',
      'hardware/cilium2021-100g.yaml',
      /id: .*/,
      'id: suo-t430-vm',
      /machine "suo-t430-vm" has a profile/,
    ],
    [
      'a machine with an unknown fact',
      `${other}/machines.json`,
      '"smt"',
      '"sms"',
      /did you mean "smt"/,
    ],
    ['a source that is no JSON', `${study}/source.json`, '{', '', /source.json\n {2}line \d/],
    [
      'a cost table with a missing stage',
      'priors/cilium2021-100g.csv',
      /^vethXmit,.*\n/gm,
      '',
      /line 1, column 1 {2}no perSkb of vethXmit; expected a row for each charge of a stage/,
    ],
    [
      'a table without a parameter of the platform',
      'costs/cilium2021-100g.csv',
      /^wakeLatency,.*\n/gm,
      '',
      /no latency of wakeLatency/,
    ],
  ])('notices %s', (_what, path, from, to, expected) => {
    change(path, from, to);
    expect(message()).toMatch(expected);
  });

  it('notices a test that one run of is fitted and another held out', () => {
    change(
      'splits.csv',
      'A1,excluded,cilium-2021,superseded',
      'A1,held-out,cilium-2021,superseded',
    );
    const problems = problemsOf(() => checkData(texts, 'data/'));
    expect(problems.length).toBeGreaterThan(0);
    for (const { file, line, column, found, expected } of problems) {
      expect([file, line, column]).toEqual(['data/splits.csv', 2, 4]);
      expect(found).toMatch(
        /^split A1 leaks: of \S+ on \S+ of cilium-2021, run final \(line \d+\) is fitted by line 6, and run superseded-2021-04-29 \(line \d+\) is held out$/,
      );
      expect(expected).toBe('all runs of a test in one role, or the others excluded');
    }
  });

  it('notices a study without its measurements', () => {
    texts.delete(measurements);
    expect(message()).toContain(
      'data/published/cilium-2021/measurements.csv\n  line 1, column 1  there is no such file',
    );
  });

  it('notices costs of a machine that has no profile', () => {
    const table = texts.get('priors/cilium2021-100g.csv') ?? '';
    texts.set('priors/nobody.csv', table);
    expect(message()).toBe(
      `1 problem in data/priors/nobody.csv\n  line 1, column 1  hardware "nobody"; expected one of cai-100g, cilium2021-100g`,
    );
  });

  it('lists what is wrong in all files at once', () => {
    change(measurements, ',bit/s,', ',Gbit/s,');
    change('splits.csv', 'A1,fit,', 'A1,fitt,');
    change(`${study}/source.json`, '"rows": 416', '"rows": "many"');
    const files = problemsOf(() => checkData(texts, '')).map(({ file }) => file);
    expect(files).toEqual([`${study}/source.json`, measurements, 'splits.csv']);
  });
});
