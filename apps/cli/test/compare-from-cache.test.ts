import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { cloneInto } from './clone.ts';
import { hopwise } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A clone with its own cache, and with few rows, so that `compare` is quick. */
function ownClone() {
  const clone = temporaryFolder();
  const bin = cloneInto(clone, true);
  const run = (...args: readonly string[]) =>
    hopwise(['compare', '--precision', '0.2', ...args], { bin, cwd: clone });
  const isCached = async (...args: readonly string[]): Promise<boolean> => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(', simulated');
    return stdout.includes('simulated (from cache), beside');
  };
  const edit = (path: string, change: (text: string) => string): void => {
    const text = readFileSync(join(clone, path), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(join(clone, path), changed);
  };
  edit('data/published/cilium-2021/measurements.csv', (text) => {
    const [header, ...lines] = text.split('\n');
    return [header, ...lines.filter((line) => line.includes(',tcp-rr,'))].join('\n');
  });
  return { clone, run, isCached, edit };
}

describe('predictions of a study', () => {
  it('are kept, and are the same from the cache, to the byte', async () => {
    const { isCached, run } = ownClone();
    const anew = await run('--json');
    expect(await isCached()).toBe(true);
    expect(await run('--json')).toEqual(anew);
    expect(await run('--json', '--no-cache')).toEqual(anew);
    expect(await isCached('--no-cache')).toBe(false);
    expect(await isCached('--threads', '1')).toBe(true);
  });

  it('are made anew for other options, and the old ones stay', async () => {
    const { isCached } = ownClone();
    expect(await isCached()).toBe(false);
    expect(await isCached('--seed', '2')).toBe(false);
    expect(await isCached('--precision', '0.1')).toBe(false);
    expect(await isCached()).toBe(true);
  });

  it('are made anew when a source was touched', async () => {
    const { clone, isCached } = ownClone();
    await isCached();
    utimesSync(join(clone, 'packages/units/src/units.ts'), 1e9, 1e9);
    expect(await isCached()).toBe(false);
    expect(await isCached()).toBe(true);
  });

  it.each([
    ['costs/cilium2021-100g.csv', /(tcpSendmsg,perSkb,)([\d.]+)/],
    ['hardware/cilium2021-100g.yaml', /(propagationNs:\s+value: )(\d+)/],
  ])('are made anew when %s has another number', async (file, number) => {
    const { clone, isCached, edit, run } = ownClone();
    rmSync(join(clone, 'data/costs/cilium2021-100g.json'));
    const before = await run('--json');
    const raised = (_: string, name: string, value: string) => `${name}${Number(value) * 1.1}`;
    edit(`data/${file}`, (text) => text.replace(number, raised));
    expect(await isCached()).toBe(false);
    expect((await run('--json')).stdout).not.toBe(before.stdout);
  });

  it('stand beside what is published now, not beside what was when they were made', async () => {
    const { isCached, edit, run } = ownClone();
    await run();
    edit('data/splits.csv', (text) => text.replace('A1,held-out,', 'A1,seen,'));
    expect(await isCached()).toBe(true);
    const { accuracy } = outputSchemas.comparison.parse(JSON.parse((await run('--json')).stdout));
    expect(accuracy.map(({ role }) => role)).not.toContain('held-out');
  });
});
