import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const samples = join(root, 'packages/dataset/test/samples');

/** A whole data folder with one study of one row. */
function smallData(): string {
  const folder = join(temporaryFolder(), 'data');
  const copy = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, 'data', path), join(folder, path), { recursive: true });
  };
  for (const machine of ['cilium2021-100g', 'cisco-c220m5-40g']) copy(`hardware/${machine}.yaml`);
  for (const file of ['capabilities.csv', 'noise.csv', 'model-error.csv']) copy(file);
  copy('priors/cilium2021-100g.csv');
  copy('published/calico-vpp-2020');
  const systems = readFileSync(join(root, 'data/systems.csv'), 'utf8').split('\n');
  const own = systems.filter((line, i) => i === 0 || line.startsWith('calico-vpp-2020,'));
  writeFileSync(join(folder, 'systems.csv'), `${own.join('\n')}\n`);
  writeFileSync(
    join(folder, 'splits.csv'),
    'split,role,source,run,workload,streams,system,mtu,method,reason\nB1,held-out,calico-vpp-2020,,,,,,,no fit sees it\n',
  );
  return folder;
}

function change(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

const refusal = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(['data', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};

describe('hopwise data check', () => {
  it('says what is in a folder that is whole', async () => {
    const folder = smallData();
    const { code, stdout } = await hopwise(['data', 'check', folder]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /data: no problem; 1 source, 1 measurement, 2 machines, 1 cost table, 1 system, 1 split, \d+ facts about products\. $/,
    );
  });

  it('says everything that is wrong with it, in files and between them, and ends with 2', async () => {
    const folder = smallData();
    const measurements = 'published/calico-vpp-2020/measurements.csv';
    change(folder, measurements, ',bit/s,', ',Gbit/s,');
    change(folder, 'splits.csv', 'held-out', 'holdout');
    const message = await refusal('check', folder);
    expect(message.replaceAll(folder, 'DATA')).toBe(`\
1 problem in DATA/${measurements}
  line 2, column 126  unit "Gbit/s" of throughput_wire_bps; expected "bit/s"
1 problem in DATA/splits.csv
  line 2, column 4  role "holdout"; expected one of fit, held-out, seen, excluded; did you mean "held-out"?
`);
    change(folder, measurements, ',Gbit/s,', ',bit/s,');
    change(folder, 'splits.csv', 'holdout', 'held-out');
    change(folder, measurements, 'cisco-c220m5-40g', 'cisco');
    expect(await refusal('check', '--data-dir', folder)).toContain(
      'line 2, column 17  hardware "cisco"; expected a profile in hardware/, or a machine of machines.json',
    );
  });

  it('checks single files, and prints JSON that follows its schema, with 2 when there are problems', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'rows.csv'), 'source,system\n');
    const good = join(root, 'data/published/slim-nsdi19/measurements.csv');
    const { code, stdout } = await hopwise(['data', 'check', good, folder, '--json']);
    expect(code).toBe(2);
    const { checked, problems } = outputSchemas['data-check'].parse(JSON.parse(stdout));
    expect(checked).toEqual([
      { path: 'data/published/slim-nsdi19/measurements.csv', kind: 'measurements', rows: 37 },
      { path: join(folder, 'rows.csv'), kind: null, rows: null },
    ]);
    expect(problems).toMatchObject([
      { line: 1, column: 1, found: 'a file that is none of the data format', suggestion: null },
    ]);
  });

  it('refuses what is not there, or has nothing to check', async () => {
    const empty = temporaryFolder();
    expect(await refusal('check', '/does/not/exist')).toBe(
      'hopwise: there is no file or folder /does/not/exist\n',
    );
    expect(await refusal('check', empty)).toBe(
      `hopwise: ${empty} has no file *.csv, *.json or *.yaml\n`,
    );
  });
});

describe('hopwise data list', () => {
  it('counts what is in each source, and rows in each role', async () => {
    const folder = smallData();
    const { code, stdout } = await hopwise(['data', 'list', '--data-dir', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Source           rows  machines  systems  workloads  metrics  title
      calico-vpp-2020     1         1        1          1        1  IPsec with Calico/VPP

      Split  source           fit  held-out  seen  excluded
      B1     calico-vpp-2020    0         1     0         0

      1 source, 1 row. hopwise data show <source> prints its rows, with method and doubts.
      "
    `);
  });

  it('prints JSON that follows its schema', async () => {
    const { stdout } = await hopwise(['data', 'list', '--data-dir', smallData(), '--json']);
    const { sources } = outputSchemas['data-list'].parse(JSON.parse(stdout));
    expect(sources).toEqual([
      {
        id: 'calico-vpp-2020',
        title: 'IPsec with Calico/VPP',
        licence: expect.any(String),
        rows: 1,
        missing: 0,
        machines: ['cisco-c220m5-40g'],
        systems: ['calico-vpp-ipsec'],
        workloads: ['tcp-stream'],
        metrics: ['throughput_wire_bps'],
        roles: [{ split: 'B1', counts: { 'held-out': 1 } }],
      },
    ]);
  });
});

describe('hopwise data show', () => {
  it('shows rows with their method, role and note below the doubts about them', async () => {
    const args = ['data', 'show', 'calico-vpp-2020', '--data-dir', smallData()];
    const { code, stdout } = await hopwise(args);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "calico-vpp-2020: IPsec with Calico/VPP
      Tollet, 2020
      Licence: not stated; figures only. Read: 2026-11.
      Method: Figures printed in the text and tables.

      Doubtful:
      - The rate is of the wire; cores in use are not stated.

      System            workload    path               load              run  metric                     value  unit   method  B1        note
      calico-vpp-ipsec  tcp-stream  pod-to-pod-direct  1448 B, MTU 1500  1    throughput_wire_bps  39000000000  bit/s  text    held-out  blog of 2020; several cores; near the line rate

      1 row
      "
    `);
  });

  it('prints JSON that follows its schema', async () => {
    const args = ['data', 'show', 'calico-vpp-2020', '--metric', 'throughput_wire_bps', '--json'];
    const { stdout } = await hopwise([...args, '--data-dir', smallData()]);
    const { source, rows } = outputSchemas['data-rows'].parse(JSON.parse(stdout));
    expect(source?.id).toBe('calico-vpp-2020');
    expect(rows).toMatchObject([{ value: 39e9, unit: 'bit/s', roles: { B1: 'held-out' } }]);
  });

  it('refuses a source or a name that is not there', async () => {
    const folder = smallData();
    expect(await refusal('show', 'calico-vpp', '--data-dir', folder)).toBe(
      'hopwise: unknown source "calico-vpp"; did you mean "calico-vpp-2020"? Known: calico-vpp-2020\n',
    );
    const names = ['--system', 'calico', '--workload', 'tcp-rr', '--metric', 'throughput'];
    expect(await refusal('show', 'calico-vpp-2020', '--data-dir', folder, ...names)).toBe(`\
hopwise: unknown system "calico"; did you mean "calico-vpp-ipsec"? Known: calico-vpp-ipsec
hopwise: unknown workload "tcp-rr". Known: tcp-stream
hopwise: unknown metric "throughput"; did you mean "throughput_wire_bps"? Known: throughput_wire_bps
`);
  });
});

describe('hopwise data import', () => {
  const labels = ['--system', 'veth-pair', '--hardware', 'lab-netns-vm', '--path', 'node-to-node'];
  const rowsOf = async (tool: string, ...files: string[]): Promise<string> => {
    const args = ['data', 'import', '--tool', tool, ...labels, '--mtu', '1500', ...files];
    const { code, stdout, stderr } = await hopwise(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };

  it.each([
    ['iperf3', 'iperf3/tcp-1-stream.json'],
    ['netperf', 'netperf/tcp-rr.txt'],
    ['knb', 'knb/namespaces.knbdata'],
    ['k8s-netperf', 'k8s-netperf/result-1739968774.csv'],
    ['flent', 'flent/tcp_download.flent.gz'],
    ['fortio', 'fortio/istio-1.2-both-sidecars.json'],
  ])('makes rows of what %s wrote', async (tool, sample) => {
    const expected = readFileSync(join(samples, `${sample}.rows.csv`), 'utf8');
    expect(await rowsOf(tool, join(samples, sample))).toBe(expected);
  });

  it('makes runs of files of the same test, packed or not', async () => {
    const folder = temporaryFolder();
    const sample = join(samples, 'iperf3/udp.json');
    const packed = join(folder, 'udp.json.gz');
    writeFileSync(packed, gzipSync(readFileSync(sample)));
    const lines = (await rowsOf('iperf3', sample, packed)).trimEnd().split('\n').slice(1);
    expect(new Set(lines.map((line) => line.split(',')[9]))).toEqual(new Set(['1', '2']));
    expect(lines).toHaveLength(22);
  });

  it('prints JSON that follows its schema', async () => {
    const stdout = await rowsOf('netperf', join(samples, 'netperf/tcp-crr.txt'), '--json');
    const { rows } = outputSchemas['data-rows'].parse(JSON.parse(stdout));
    expect(rows[0]).toMatchObject({ workload: 'tcp-crr', metric: 'crr_per_s', value: 2975.06 });
  });

  it('refuses options all at once', async () => {
    const options = ['--tool', 'iperf', '--system', 'My CNI', '--mtu', 'big', '--run', 'A'];
    expect(await refusal('import', ...options, 'x.json')).toBe(`\
hopwise: unknown tool "iperf"; did you mean "iperf3"? Known: iperf3, netperf, knb, k8s-netperf, flent, fortio, hopwise
hopwise: --system "My CNI" is not a name in kebab-case
hopwise: --hardware is missing: no tool says it
hopwise: --run "A" is not a name in kebab-case
hopwise: --mtu "big" is not a whole number
`);
  });

  it('refuses outputs of failed runs and of other tools, all files at once', async () => {
    const failed = join(samples, 'iperf3/no-route.json');
    const other = join(samples, 'netperf/tcp-rr.txt');
    const message = await refusal('import', '--tool', 'iperf3', ...labels, failed, other);
    expect(message).toBe(`\
1 problem in packages/dataset/test/samples/iperf3/no-route.json
  line 10, column 11  iperf3 ended with "unable to connect to server: No route to host"; expected a run that ended well
1 problem in packages/dataset/test/samples/netperf/tcp-rr.txt
  line 1, column 1  "MIGRATED" stands here; expected a value
`);
  });

  it('refuses files that are not there, broken, or no archive', async () => {
    const folder = temporaryFolder();
    const knb = readFileSync(join(samples, 'knb/namespaces.knbdata'));
    const short = join(folder, 'short.knbdata');
    writeFileSync(short, knb.subarray(0, 200));
    const cut = join(folder, 'cut.knbdata');
    writeFileSync(cut, gzipSync(gunzipSync(knb).subarray(0, 700)));
    const importing = ['import', '--tool', 'knb', ...labels];
    expect(await refusal(...importing, short)).toMatch(/short\.knbdata cannot be unpacked: unexp/);
    expect(await refusal(...importing, cut)).toContain('cut.knbdata is no tar archive, as "knb -o');
    expect(await refusal(...importing, 'nowhere')).toBe('hopwise: there is no file nowhere\n');
    expect(await refusal(...importing, folder)).toContain('is a folder; expected a file');
  });

  it('refuses rows that are there twice because a run was given', async () => {
    const file = join(samples, 'netperf/tcp-maerts.txt');
    const args = ['import', '--tool', 'netperf', ...labels, '--run', 'a', file, file];
    expect(await refusal(...args)).toContain(
      'problems in the imported rows\n  line 8, column 1  the row repeats line 2; expected one row for each',
    );
  });
});
