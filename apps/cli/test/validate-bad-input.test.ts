import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hopwise } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const refusal = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(['validate', ...args]);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  return stderr;
};

describe('a verb of the validator refuses what cannot be, with everything at once', () => {
  it('a lab of no place, and a name that can be none', async () => {
    expect(await refusal('lab', 'up', '--id', 'My Lab')).toBe(`\
hopwise: --id "My Lab" is not up to 32 small letters, digits and dashes
hopwise: --local is missing: a lab of two hosts on this machine
`);
  });

  it('a lab on this machine and on others at once', async () => {
    expect(await refusal('lab', 'down', '--local', '--inventory', 'x.yaml')).toBe(
      'hopwise: --local and --inventory exclude each other\n',
    );
  });

  it('an inventory that is not there', async () => {
    expect(await refusal('lab', 'status', '--inventory', 'nowhere.yaml')).toMatch(
      /^hopwise: .*nowhere\.yaml/,
    );
  });

  it('an inventory with mistakes, each with its line and column', async () => {
    const file = join(temporaryFolder(), 'lab.yaml');
    writeFileSync(file, 'nodes:\n  a:\n    adress: 10.0.0.1\n    port: many\n    agent: true\n');
    const said = await refusal('lab', 'status', '--inventory', file);
    expect(said).toContain('lab.yaml\n  line 3, column 5  ');
    expect(said).toContain('did you mean "address"');
    expect(said).toContain('line 4, column 11  nodes.a.port is "many"');
  });

  it('a probe of no machine, into no profile, like nothing that was probed', async () => {
    const out = join(temporaryFolder(), 'x.yaml');
    const said = await refusal(
      ...['probe', '--profile', 'X Y', '--like', 'lab-netns', '--json', '--out', out],
    );
    expect(said).toBe(`\
hopwise: --local or --inventory FILE is missing: which machine to probe
hopwise: --json and --profile exclude each other: a profile is YAML
hopwise: --profile "X Y" is not a name in kebab-case
hopwise: unknown probed machine "lab-netns"; did you mean "lab-netns-vm"? Known: lab-netns-vm
`);
    expect(existsSync(out)).toBe(false);
  });

  it('options of a probe that need others', async () => {
    expect(await refusal('probe', '--local', '--node', 'a', '--like', 'x')).toBe(`\
hopwise: --node needs --inventory
hopwise: --like needs --profile ID
`);
  });

  it('a run of nothing on nothing, and one to go on with that is not there', async () => {
    const cwd = temporaryFolder();
    const { code, stderr } = await hopwise(['validate', 'run', '--resume'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(`\
hopwise: --inventory FILE is missing: the nodes to measure on
hopwise: --plan FILE is missing: what to measure
hopwise: --resume: there is no run in ./runs; --out FOLDER says where it is
`);
  });

  it('a plan with mistakes, each with its line and column, before any node is asked', async () => {
    const folder = temporaryFolder();
    const inventory = join(folder, 'lab.yaml');
    writeFileSync(inventory, 'nodes:\n  a: {address: 192.0.2.1, agent: true}\n');
    const plan = join(folder, 'plan.yaml');
    writeFileSync(plan, 'name: x\nclient: a\nserver: a\ndatapaths: []\ntests: [{kind: TCP_RX}]\n');
    const out = join(folder, 'run');
    const said = await refusal('run', '--inventory', inventory, '--plan', plan, '--out', out);
    expect(said).toContain('plan.yaml');
    expect(said).toContain('line 4, column 12');
    expect(said).toContain('line 5, column 16');
    expect(existsSync(out)).toBe(false);
  });

  it('a comparison of one run with nothing, by numbers that are none', async () => {
    expect(await refusal('compare', 'x', '--confidence', '100', '--tolerance', 'few')).toBe(`\
hopwise: --confidence "100" is not a percentage from 50 to 99.9
hopwise: --tolerance "few" is not a percentage from 0 to 100
hopwise: a second run is missing, or --datapaths A,B for two datapaths of one run
`);
    const folder = temporaryFolder();
    expect(await refusal('compare', folder, folder)).toContain('holds no run');
  });
});
