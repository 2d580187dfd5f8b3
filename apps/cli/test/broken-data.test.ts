import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A copy of the data folder with one text of a file replaced by another. */
function dataWith(
  ...changes: readonly (readonly [file: string, from: string, to: string])[]
): string {
  const folder = join(temporaryFolder(), 'data');
  cpSync(join(root, 'data'), folder, { recursive: true });
  rmSync(join(folder, 'costs'), { recursive: true, force: true });
  for (const [file, from, to] of changes) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
  }
  return folder;
}

const predictArguments = ['predict', '--datapath', 'host', '--workload', 'tcp-rr'];

describe('a broken data folder', () => {
  it('ends with 2 and names every problem of every file, with line and column', async () => {
    const folder = dataWith(
      ['hardware/cilium2021-100g.yaml', 'queues: 32', 'queues: many'],
      ['priors/cilium2021-100g.csv', 'tcpSendmsg,perVisit', 'tcpSendmesg,perVisit'],
      ['priors/cilium2021-100g.csv', 'ns/skb', 'us/skb'],
    );
    const { code, stdout, stderr } = await hopwise([...predictArguments, '--data-dir', folder]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /1 problem in .*cilium2021-100g\.yaml\n {2}line \d+, column \d+ .*"many"/,
    );
    expect(stderr).toMatch(/2 problems in .*cilium2021-100g\.csv\n {2}line 2, column 1 /);
    expect(stderr).toContain('did you mean "tcpSendmsg"?');
    expect(stderr).toContain('unit "us/skb" of perSkb; expected "ns/skb"');
  });

  it('lacks the cost of a stage: says which, and on whose path', async () => {
    const folder = dataWith();
    const file = join(folder, 'priors/cilium2021-100g.csv');
    const kept = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('tcpV4Rcv,') && !line.startsWith('napiPoll,'));
    writeFileSync(file, kept.join('\n'));
    const { code, stderr } = await hopwise([...predictArguments, '--data-dir', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^hopwise: there is no fitted table .*; the priors .* are used/);
    expect(stderr.split('\n')).toContain(
      `hopwise: ${file} has no cost of napiPoll, tcpV4Rcv, met by tcp-rr on host`,
    );
  });

  it('lacks the cost of what only some loads do: says which load', async () => {
    const folder = dataWith();
    const file = join(folder, 'priors/cilium2021-100g.csv');
    const kept = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^(sendOmni|tcpClose|tcpTimeWait),/.test(line));
    writeFileSync(file, kept.join('\n'));
    const { code, stderr } = await hopwise(['compare', '--data-dir', folder]);
    expect(code).toBe(2);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toContain(`hopwise: ${file} has no cost of sendOmni, met by tcp-rr on host`);
    expect(lines).toContain(
      `hopwise: ${file} has no cost of sendOmni, tcpClose, tcpTimeWait, met by tcp-crr on host`,
    );
    expect(stderr).not.toContain('tcp-stream');
  });

  it('can be named by HOPWISE_DATA, too', async () => {
    const folder = dataWith(['systems.csv', ',host,', ',hots,'], ['splits.csv', ',fit,', ',fitt,']);
    const { code, stderr } = await hopwise(['compare'], { env: { HOPWISE_DATA: folder } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/problems? in .*systems\.csv/);
    expect(stderr).toMatch(/problems? in .*splits\.csv/);
  });

  it('is refused when it is not there, or a file of it is not', async () => {
    const missing = await hopwise([...predictArguments, '--data-dir', '/does/not/exist']);
    expect(missing).toMatchObject({
      code: 2,
      stderr: 'hopwise: there is no data folder /does/not/exist\n',
    });
    const file = join(root, 'package.json');
    expect((await hopwise([...predictArguments, '--data-dir', file])).stderr).toBe(
      `hopwise: ${file} is a file; expected a data folder\n`,
    );
    const empty = temporaryFolder();
    expect((await hopwise(['compare', '--data-dir', empty])).stderr).toBe(
      `hopwise: the data folder ${empty} is empty\n`,
    );
    const folder = dataWith();
    rmSync(join(folder, 'priors'), { recursive: true });
    const { code, stderr } = await hopwise([...predictArguments, '--data-dir', folder]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `hopwise: hardware cilium2021-100g has no costs: no ${join(folder, 'costs/cilium2021-100g.csv')}, no priors/cilium2021-100g.csv, and no costScale in its profile\n`,
    );
  });
});

describe('a whole data folder', () => {
  it('without a fitted table predicts with the priors, and says so first', async () => {
    const folder = dataWith();
    for (const command of [predictArguments, ['diff', 'host', 'cilium-ebpf'], ['compare']]) {
      const args = [...command, '--workload', 'tcp-rr', '--solver', 'analytic'];
      const accepted = command[0] === 'compare' ? ['compare', '--solver', 'analytic'] : args;
      const { code, stderr } = await hopwise([...accepted, '--data-dir', folder]);
      expect(code).toBe(0);
      expect(stderr).toBe(
        `hopwise: there is no fitted table ${folder}/costs/cilium2021-100g.csv; the priors ${folder}/priors/cilium2021-100g.csv are used, nothing is fitted\n`,
      );
    }
  });

  it('without a machine is refused, and says so', async () => {
    const folder = dataWith();
    for (const file of readdirSync(join(folder, 'hardware')))
      rmSync(join(folder, 'hardware', file));
    const { code, stderr } = await hopwise(['compare', '--data-dir', folder]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `hopwise: the data folder ${folder} has no hardware: no file hardware/*.yaml\n`,
    );
  });

  it('gives the same prediction wherever it lies', async () => {
    const folder = dataWith();
    const args = [...predictArguments, '--solver', 'analytic', '--json'];
    const here = await hopwise([...args, '--data-dir', folder]);
    const there = await hopwise([...args, '--data-dir', 'data'], { cwd: join(folder, '..') });
    expect(here.code).toBe(0);
    expect(there.code).toBe(0);
    expect(there.stdout).toBe(here.stdout);
  });
});
