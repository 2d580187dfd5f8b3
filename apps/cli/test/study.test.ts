import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise } from './launcher.ts';

const refusal = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};

describe('hopwise study', () => {
  it('prints JSON that follows its schema, and counts every finding once', async () => {
    const { code, stdout } = await hopwise(['study', 's1', '--json']);
    expect(code).toBe(0);
    const output = outputSchemas.studies.parse(JSON.parse(stdout));
    const [study] = output.studies;
    expect(output.studies).toHaveLength(1);
    expect(study?.id).toBe('S1');
    const { reproduced = 0, notReproduced = 0, notTestable = 0 } = study?.counts ?? {};
    expect(reproduced + notReproduced + notTestable).toBe(study?.findings.length);
    for (const { verdict, evidence } of study?.findings ?? []) {
      if (verdict === 'reproduced') expect(evidence.every(({ holds }) => holds)).toBe(true);
      if (verdict === 'not-reproduced') expect(evidence.some(({ holds }) => !holds)).toBe(true);
    }
  });

  it('shows figures beside published ones with their role, then verdicts, and ends well though some fail', async () => {
    const { code, stdout } = await hopwise(['study', 'S1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^S1\. Cilium CNI benchmark, May 2021 \(cilium-2021\): 10 tests/);
    expect(stdout).toMatch(/^baremetal \(host\) +fit +[\d.]+ Gbit\/s +41\.7 Gbit\/s +[+-]/m);
    expect(stdout).toMatch(/^cilium-ebpf-hostrouting \(cilium-ebpf\) +held out +91?/m);
    expect(stdout).toContain('- reproduced: Legacy routing and iptables lose about 15 %');
    expect(stdout).toContain('- not testable: Without AES-NI the order of the ciphers flips.');
    expect(stdout).toMatch(
      /S1: \d+ of 19 findings reproduced, \d+ not reproduced, \d+ not testable/,
    );
  });

  it('refuses a study that is not there', async () => {
    expect(await refusal('study', 'S6', '--threads', '0')).toBe(`\
hopwise: unknown study "S6"; did you mean "S1"? Known: S1, S2, S3, S4, S5
hopwise: --threads 0 is not between 1 and 64
`);
  });
});

describe('hopwise compare --needs', () => {
  const compare = ['compare', '--study', 'cilium-2021', '--solver', 'analytic'];

  it('leaves only datapaths whose product has everything', async () => {
    const { stdout } = await hopwise([...compare, '--needs', 'policy,encryption', '--json']);
    const { rows } = outputSchemas.comparison.parse(JSON.parse(stdout));
    const datapaths = new Set(rows.map(({ datapath }) => datapath));
    expect(datapaths).toContain('cilium-ebpf');
    expect(datapaths).not.toContain('host');
  });

  it('refuses what nobody can have', async () => {
    expect(await refusal(...compare, '--needs', 'policy,encrypton')).toBe(
      'hopwise: unknown need "encrypton"; did you mean "encryption"? Known: policy, policy-ingress, policy-egress, encryption, mtu-detection, dual-stack\n',
    );
  });
});

describe('hopwise catalogue', () => {
  it('shows what products can do, and on the page of a datapath where that is from', async () => {
    const list = (await hopwise(['catalogue'])).stdout;
    expect(list).toMatch(/^flannel +no +no +yes +yes +yes$/m);
    expect(list).toMatch(/^flannel +\? +Apache-2\.0 +active +50$/m);
    const page = (await hopwise(['catalogue', 'cilium-ebpf'])).stdout;
    expect(page).toMatch(/^memory-mb +400 +2019-04$/m);
    expect(page).toMatch(/^memory-mb: ducastel-2019$/m);
  });
});
