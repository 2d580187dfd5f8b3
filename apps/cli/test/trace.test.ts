import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hopwise } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('hopwise trace', () => {
  it('follows one operation, stage by stage', async () => {
    const { code, stdout } = await hopwise(['trace', 'calico-iptables', '--workload', 'tcp-rr']);
    expect(code).toBe(0);
    expect(stdout).toContain('Calico, iptables');
    for (const words of ['nfConntrackIn', 'server  cpu', 'next operation']) {
      expect(stdout).toContain(words);
    }
  });

  it('writes files that trace viewers open', async () => {
    const folder = temporaryFolder();
    const [chrome, speedscope] = [join(folder, 'a.json'), join(folder, 'b.json')];
    const args = ['trace', 'cilium-ebpf', '--workload', 'tcp-stream', '--processes', '2'];
    const files = ['--chrome', chrome, '--speedscope', speedscope, '--microseconds', '200'];
    const { code, stdout } = await hopwise([...args, ...files]);
    expect(code).toBe(0);
    const slices = Number(/^(\d+) slices/m.exec(stdout)?.[1]);
    const { traceEvents } = JSON.parse(readFileSync(chrome, 'utf8'));
    const complete = traceEvents.filter(({ ph }: { ph: string }) => ph === 'X');
    expect(complete.length).toBe(slices);
    expect(slices).toBeGreaterThan(10);
    const { profiles } = JSON.parse(readFileSync(speedscope, 'utf8'));
    expect(profiles.every(({ type }: { type: string }) => type === 'evented')).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('says what to ask for where there is no operation to follow', async () => {
    const { code, stderr } = await hopwise(['trace', 'host', '--workload', 'tcp-stream']);
    expect(code).toBe(2);
    expect(stderr).toContain('--chrome or --speedscope');
  });

  it('says all that is wrong with what was typed', async () => {
    const args = ['trace', 'hots', '--workload', 'tcp-rr', '--microseconds', 'some'];
    const { code, stderr } = await hopwise(args);
    expect(code).toBe(2);
    expect(stderr).toContain('hots');
    expect(stderr).toContain('--microseconds');
  });
});
