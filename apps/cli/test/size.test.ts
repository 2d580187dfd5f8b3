import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise } from './launcher.ts';

const sizes = async (...args: string[]) => {
  const { code, stdout, stderr } = await hopwise([
    ...['size', '--workload', 'http', '--processes', '64', '--solver', 'analytic', '--json'],
    ...args,
  ]);
  expect([code, stderr]).toEqual([0, '']);
  return outputSchemas.size.parse(JSON.parse(stdout));
};
const machinesOf = ({ systems }: Awaited<ReturnType<typeof sizes>>, name: string): number => {
  const found = systems.find(({ system }) => system === name);
  return found?.kind === 'sized' ? found.machines.value : Number.POSITIVE_INFINITY;
};

describe('hopwise size', () => {
  it('asks for more machines for more load, and for fewer the more of each is used', async () => {
    const few = machinesOf(await sizes('--load', '2e8'), 'host');
    expect(machinesOf(await sizes('--load', '2e9'), 'host')).toBeGreaterThan(few * 8);
    expect(machinesOf(await sizes('--load', '2e8', '--use', '1'), 'host')).toBeLessThan(few);
  });

  it('lists the fewest machines first, and no tighter limit needs fewer', async () => {
    const all = await sizes('--load', '5e7');
    const counts = all.systems.map(({ system }) => machinesOf(all, system));
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    const tight = await sizes('--load', '5e7', '--within', '40', '--at', 'mean');
    for (const { system } of all.systems) {
      expect(machinesOf(tight, system)).toBeGreaterThanOrEqual(machinesOf(all, system));
    }
    expect(tight.systems.some((each) => each.kind === 'sized' && each.processes < 64)).toBe(true);
  });

  it('says what cannot be reached, and what cannot be at all', async () => {
    const { systems } = await sizes('--load', '1e6', '--within', '1', '--at', 'mean');
    for (const system of systems) expect(system.kind).toBe('unreachable');
    const old = await sizes('--load', '1e6', '--datapath', 'host', 'cilium-netkit');
    expect(old.systems.map(({ kind }) => kind)).toEqual(['sized', 'refused']);
  });

  it('prints a table with what binds, by simulation too', async () => {
    const { code, stdout } = await hopwise([
      ...['size', '--workload', 'tcp-rr', '--processes', '8', '--load', '1e6'],
      ...['--datapath', 'host', '--within', '100', '--at', 'p99', '--precision', '0.05'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/host +\d+ +\d+ - \d+/);
    expect(stdout).toContain('p99 within 100 us');
  });

  it('names everything that is wrong at once', async () => {
    const { code, stderr } = await hopwise([
      ...['size', '--workload', 'tcp-stream', '--load', '-1', '--use', '2', '--at', 'p1'],
      ...['--within', 'soon', '--datapath', 'hosts'],
    ]);
    expect(code).toBe(2);
    for (const part of ['--load "-1"', '--use "2"', 'p1', '--within', 'hosts']) {
      expect(stderr).toContain(part);
    }
  });
});
