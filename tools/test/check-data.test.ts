import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '../check-data.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('the data of the repository', () => {
  it('parses, and every id in it resolves', () => {
    expect(checkData(repository)).toEqual([]);
  });
});

/** Two studies, one with machines that have no profile, are enough to break. */
const kept = ['cilium-2021', 'suo-infocom18'];
const isSmall = (path: string): boolean =>
  basename(dirname(path)) !== 'published' || kept.includes(basename(path));

function keepStudies(file: string): void {
  const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const own = rows.filter((row) => kept.some((study) => row.split(',').includes(study)));
  writeFileSync(file, [header, ...own, ''].join('\n'));
}

describe('the check of the data', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hopwise-data-'));
    cpSync(join(repository, 'data'), join(root, 'data'), { recursive: true, filter: isSmall });
    for (const file of ['data/systems.csv', 'data/splits.csv']) keepStudies(join(root, file));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const study = 'data/published/cilium-2021';
  const other = 'data/published/suo-infocom18';
  function change(file: string, from: string | RegExp, to: string): void {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(root, file), text.replace(from, to));
  }

  it.each([
    [
      'an unknown datapath',
      'data/systems.csv',
      'cilium-legacy,,',
      'cilium-legcy,,',
      /did you mean/,
    ],
    [
      'a system without a mapping',
      'data/systems.csv',
      /.*,calico-wireguard,.*\n/,
      '',
      /calico-wire/,
    ],
    ['a mapping that nothing uses', 'data/systems.csv', 'cilium-ipsec', 'cilium-ipsek', /ipsek/],
    [
      'a modifier that cannot apply',
      'data/systems.csv',
      'calico-ebpf,,',
      'calico-ebpf,notrack,',
      /./,
    ],
    ['a machine without a profile', `${study}/measurements.csv`, /cilium2021-100g/, 'pc', /"pc"/],
    ['an MTU the machine never had', `${study}/measurements.csv`, ',,1500,', ',,1501,', /MTU 1501/],
    ['rows of another study', `${study}/measurements.csv`, 'cilium-2021,', 'other,', /"other"/],
    [
      'a wrong unit',
      `${study}/measurements.csv`,
      ',bit/s,',
      ',Gbit/s,',
      /line 2, column \d+ {2}unit/,
    ],
    ['a rule that selects nothing', 'data/splits.csv', 'final,,1,', 'finl,,1,', /csv:12: decides/],
    [
      'a profile under another name',
      'data/hardware/cilium2021-100g.yaml',
      /id: .*/,
      'id: x',
      /"x"/,
    ],
    ['a profile with a gap', 'data/hardware/cilium2021-100g.yaml', /kernel: .*/, '', /kernel is/],
    ['a source without a licence', `${study}/source.json`, 'Apache-2.0",', '",', /no licence/],
    [
      'a count of rows that is wrong',
      `${study}/source.json`,
      '"rows": 416',
      '"rows": 417',
      /is 417, and/,
    ],
    [
      'a source without place',
      `${other}/source.json`,
      /"(urls|citation)": [^\]]*\],\n *"citation": .*/,
      '"urls": [],',
      /neither an/,
    ],
    [
      'a machine that scales costs nobody has',
      'data/hardware/cai-100g.yaml',
      'reference: cilium2021-100g',
      'reference: ib2024-40g',
      /"ib2024-40g" has no costs/,
    ],
    [
      'a machine without costs and scale',
      'data/hardware/cai-100g.yaml',
      /costScale:\n( .*\n)+/,
      '',
      /cai-100g.yaml: neither/,
    ],
    [
      'a machine nobody measured',
      `${other}/machines.json`,
      'suo-t430-vm',
      'lab',
      /"lab" has no meas/,
    ],
    [
      'a machine described twice',
      'data/hardware/cilium2021-100g.yaml',
      /id: .*/,
      'id: suo-t430-vm',
      /"suo-t430-vm" has a profile/,
    ],
    [
      'a machine with an unknown fact',
      `${other}/machines.json`,
      '"smt"',
      '"sms"',
      /did you mean "smt"/,
    ],
    ['a source that is no JSON', `${study}/source.json`, '{', '', /source.json/],
  ])('notices %s', (_what, file, from, to, message) => {
    change(file, from, to);
    expect(checkData(root).join('\n')).toMatch(message);
  });

  it('notices a study without its measurements', () => {
    rmSync(join(root, study, 'measurements.csv'));
    expect(checkData(root).join('\n')).toMatch(/measurements.csv/);
  });

  it('notices costs of a machine that has no profile', () => {
    const header = 'subject,parameter,value,unit,low,high,basis,source\n';
    writeFileSync(join(root, 'data/priors/nobody.csv'), header);
    expect(checkData(root)).toEqual(['costs "nobody.csv": no hardware profile of that name']);
  });
});
