import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { labMissing, withLab } from './lab-missing.ts';
import { hopwise, start } from './launcher.ts';

const hasNetperf = ['/usr/bin/netperf', '/usr/local/bin/netperf'].some((path) => existsSync(path));
const missing = labMissing ?? (hasNetperf ? null : 'needs netperf: npm test installs it on Debian');
const id = `cli-run-${process.pid}`;
const lab = (verb: string, ...options: readonly string[]) =>
  hopwise(['validate', 'lab', verb, '--local', '--id', id, ...options]);

const plan = `
name: short
client: a
server: b
hardware: lab-netns-vm
datapaths: [{ id: host, topology: { base: host } }]
tests: [{ kind: TCP_RR }]
sampling: { seconds: 1, warmUpSeconds: 0, min: 5, max: 5 }
allow: [background-load, steal, cpu-quota, governor, pcie-width, conntrack-room]
`;

/** Waits until a file holds a text. */
const until = (path: string, text: string): Promise<void> =>
  expect
    .poll(() => existsSync(path) && readFileSync(path, 'utf8').includes(text), { timeout: 240_000 })
    .toBe(true) as Promise<void>;

describe.skipIf(missing)(withLab('a run of the command'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-cli-'));
  const out = join(folder, 'run');
  const journal = join(out, 'journal.jsonl');
  let running: readonly string[] = [];
  beforeAll(async () => {
    // Of test processes that ended without removing theirs.
    const labs = existsSync('/run/hopwise-lab') ? readdirSync('/run/hopwise-lab') : [];
    for (const name of labs) {
      const pid = /^cli-run-(\d+)$/.exec(name)?.[1];
      if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
      await hopwise(['validate', 'lab', 'down', '--local', '--id', name]);
    }
    const { inventory } = outputSchemas.lab.parse(JSON.parse((await lab('up', '--json')).stdout));
    writeFileSync(join(folder, 'plan.yaml'), plan);
    const files = ['--inventory', inventory ?? '', '--plan', join(folder, 'plan.yaml')];
    running = ['validate', 'run', ...files, '--out', out];
  });
  afterAll(async () => {
    await lab('down');
    rmSync(folder, { recursive: true });
  });

  it('ends with 130 on Ctrl-C, keeps what was measured, and goes on with --resume', async () => {
    const child = start(running);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await until(journal, '"kind":"sample"');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readFileSync(journal, 'utf8')).toContain('"why":"cancelled"');
    const again = await hopwise([...running, '--resume', '--json']);
    expect(again.stderr).toBe('');
    expect(again.code).toBe(0);
    const { state, sampleCount } = outputSchemas.run.parse(JSON.parse(again.stdout));
    expect(state).toBe('finished');
    expect(sampleCount).toBe(5);
    const report = await hopwise(['validate', 'report', out, '--format', 'csv']);
    expect(report.stdout).toContain('host,"tcp-rr 1,1 x1",rate,');
  });

  it('is not begun anew where it is finished', async () => {
    const { code, stderr } = await hopwise([...running, '--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('is finished');
  });
});
