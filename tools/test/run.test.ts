import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { run } from '../setup/run.mjs';

const node = (script: string) => run(process.execPath, ['-e', script]);

describe('running a program', () => {
  it('collects what both streams say', async () => {
    const { code, output } = await node('console.log("out"); console.error("err");');
    expect(code).toBe(0);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('passes its exit code through', async () => {
    expect((await node('process.exit(7)')).code).toBe(7);
  });

  it('reports a death by signal as a shell does', async () => {
    expect((await node('process.kill(process.pid, "SIGTERM")')).code).toBe(143);
  });

  it('rejects when there is no such program', async () => {
    await expect(run('no-such-program-here', [])).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('ends with 130 when interrupted, and takes its child along', async () => {
    const parent = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { run } from ${JSON.stringify(new URL('../setup/run.mjs', import.meta.url).href)};
       const child = 'console.log(String(process.pid)); setInterval(() => {}, 1000);';
       await run(process.execPath, ['-e', child], { show: true });`,
    ]);
    const [pid] = await once(parent.stdout, 'data');
    parent.kill('SIGINT');
    const [code] = await once(parent, 'close');
    expect(code).toBe(130);
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  });
});
