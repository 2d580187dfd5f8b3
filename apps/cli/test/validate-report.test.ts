import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMeasurements } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Runs that were measured in the local lab: 3 datapaths, TCP_RR and TCP_STREAM, 6 samples each. */
const recorded = (name: 'a' | 'b'): string => join(root, `apps/validator/test/samples/run-${name}`);

const report = (...args: readonly string[]) => hopwise(['validate', 'report', ...args]);

describe('the report of a run', () => {
  it('puts every rate beside its prediction, with both intervals', async () => {
    const { code, stdout, stderr } = await report(recorded('a'), '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { rows, run, notes, hardware } = outputSchemas.report.parse(JSON.parse(stdout));
    expect(hardware).toBe('lab-netns-vm');
    expect(run.doubts.join()).toContain('drifted');
    // Two namespaces over one kernel: CPU of one end means nothing.
    expect(notes.join()).toContain('share one kernel');
    const host = rows.find(
      ({ datapath, test }) => datapath === 'host' && test.startsWith('tcp-rr'),
    );
    expect(host?.measured.samples).toBe(6);
    expect(host?.measured.interval).not.toBeNull();
    for (const { measured, predicted, error, verdict, passes } of rows) {
      expect(error).toBeCloseTo(predicted.value / measured.median - 1, 12);
      const { low, high } = predicted.interval90 ?? { low: Infinity, high: -Infinity };
      expect(verdict === 'inside').toBe(low <= measured.median && measured.median <= high);
      const { interval } = measured;
      const isWithin =
        interval !== null && interval.low <= predicted.value && predicted.value <= interval.high;
      expect(passes).toBe(isWithin || Math.abs(error) <= 0.07);
    }
    expect(rows.every(({ figure }) => !figure.startsWith('cpu'))).toBe(true);
  });

  it('ends with 1 at the gate where a prediction fails, and with 0 where none does', async () => {
    // Other programs had most of the machine: predictions are far above what was measured.
    expect((await report(recorded('b'), '--gate')).code).toBe(1);
    expect((await report(recorded('b'), '--gate', '--limit', '1000')).code).toBe(0);
  });

  it('is CSV, Markdown and JUnit with the same figures', async () => {
    const json = JSON.parse((await report(recorded('a'), '--json')).stdout) as unknown;
    const { rows, notPredicted } = outputSchemas.report.parse(json);
    const csv = (await report(recorded('a'), '--format', 'csv')).stdout.trimEnd().split('\n');
    expect(csv).toHaveLength(rows.length + 1);
    expect(csv[1]).toContain(`,${rows[0]?.measured.median},`);
    const markdown = (await report(recorded('a'), '--format', 'markdown')).stdout;
    expect(markdown).toContain('# Run run-a\n');
    expect(markdown.match(/^\| .* \|$/gm)).toHaveLength(rows.length + 2);
    const junit = (await report(recorded('a'), '--format', 'junit')).stdout;
    const failures = rows.filter(({ passes }) => !passes).length;
    expect(junit.match(/<failure /g) ?? []).toHaveLength(failures);
    expect(junit.match(/<testcase /g)).toHaveLength(rows.length + notPredicted.length);
    expect(junit).toContain(`failures="${failures}"`);
  });

  it('is a page of one file, too, that loads and runs nothing, with the same figures', async () => {
    const file = join(temporaryFolder(), 'pages', 'run.html');
    const { code, stdout, stderr } = await report(recorded('a'), '--json', '--html', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { rows } = outputSchemas.report.parse(JSON.parse(stdout));
    const html = readFileSync(file, 'utf8');
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<link|<img|\b(?:src|href)=|url\(/);
    expect(html.match(/<tr>/g)).toHaveLength(rows.length + 1);
    const dots = [...html.matchAll(/<circle class="(\w+)" cx="([\d.]+)"/g)];
    expect(dots.map(([, kind]) => kind)).toEqual(
      rows.map(({ verdict }) => (verdict === 'inside' ? 'inside' : 'outside')),
    );
    // From left to right as measured over predicted.
    const ratios = rows.map(({ measured, predicted }) => measured.median / predicted.value);
    const order = (values: readonly number[]): readonly number[] =>
      values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    expect(order(dots.map(([, , x]) => Number(x)))).toEqual(order(ratios));
    expect(html).toContain('Both nodes share one kernel');
    const refused = await report(recorded('a'), '--html', join(file, 'below-a-file.html'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('nothing was written');
  });

  it('takes what a datapath is in the catalogue from a map, before the parts of its topology', async () => {
    const map = join(temporaryFolder(), 'map.csv');
    writeFileSync(map, 'source,system,datapath,modifiers,note\nmine,routed,calico-iptables,,\n');
    const plain = await report(recorded('a'), '--format', 'csv');
    const mapped = await report(recorded('a'), '--format', 'csv', '--map', map);
    const line = (text: string, name: string) =>
      text.split('\n').find((one) => one.startsWith(`${name},"tcp-rr`));
    expect(line(mapped.stdout, 'routed')).not.toBe(line(plain.stdout, 'routed'));
    expect(line(mapped.stdout, 'host')).toBe(line(plain.stdout, 'host'));
  });

  it('refuses what cannot be, with everything at once', async () => {
    const cwd = temporaryFolder();
    const args = ['--solver', 'guess', '--format', 'html', '--limit', 'x', '--hardware', 'none'];
    const { code, stdout, stderr } = await hopwise(['validate', 'report', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n').map((one) => one.slice(0, 34))).toEqual([
      'hopwise: there is no run in ./runs',
      'hopwise: unknown solver "guess". K',
      'hopwise: --limit "x" is not a perc',
      'hopwise: unknown format "html". Kn',
      'hopwise: unknown hardware "none". ',
      '',
    ]);
    expect((await report(cwd)).stderr).toContain('holds no run');
  });
});

describe('the comparison of two runs', () => {
  it('says what became worse, and ends with 1', async () => {
    const args = ['validate', 'compare', recorded('a'), recorded('b')];
    const { code, stdout } = await hopwise([...args, '--json']);
    expect(code).toBe(1);
    const { rows, doubts } = outputSchemas['run-comparison'].parse(JSON.parse(stdout));
    expect(rows).toHaveLength(24);
    expect(rows.find(({ metric }) => metric === 'rr_per_s')?.verdict).toBe('worse');
    expect(doubts.length).toBeGreaterThanOrEqual(2);
    const text = (await hopwise(args)).stdout;
    expect(text).toContain('worse');
    expect(text).toMatch(/Of 24 comparisons at 95 % about 1 would differ by chance alone/);
  });

  it('of two datapaths of one run ends with 3 where rounds are too few to tell', async () => {
    const args = ['validate', 'compare', recorded('a'), '--datapaths', 'host,routed'];
    expect((await hopwise(args)).code).toBe(3);
    const unknown = await hopwise([...args.slice(0, -1), 'host,rooted']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('has no datapath "rooted". Known: host, routed,');
  });
});

describe('a run that is imported', () => {
  const importing = ['data', 'import', '--tool', 'hopwise'];

  it('gives its rows, also for another profile', async () => {
    const { code, stdout } = await hopwise([...importing, recorded('a')]);
    expect(code).toBe(0);
    const rows = parseMeasurements(`${stdout}`, 'rows');
    expect(rows).toHaveLength(414);
    expect(new Set(rows.map(({ system }) => system))).toEqual(
      new Set(['host', 'routed', 'routed-conntrack']),
    );
    const other = await hopwise([...importing, '--hardware', 'mine', recorded('a')]);
    expect(parseMeasurements(other.stdout, 'rows')[0]?.hardwareId).toBe('mine');
  });

  it('refuses labels that the run has itself, and a folder without a run', async () => {
    const folder = temporaryFolder();
    const said = await hopwise([...importing, '--system', 'x', '--mtu', '1500', folder]);
    expect(said.code).toBe(2);
    expect(said.stderr).toBe(`\
hopwise: --system cannot apply to a run: its plan and its samples say it
hopwise: --mtu cannot apply to a run: its plan and its samples say it
`);
    expect((await hopwise([...importing, folder])).stderr).toContain('holds no run');
  });
});
