import { writeFileSync } from 'node:fs';
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
});
