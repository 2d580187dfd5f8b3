import { describe, expect, it } from 'vitest';
import { hopwise } from './launcher.ts';

const args = ['predict', '--datapath', 'calico-iptables', '--workload', 'tcp-rr', '--json'];
const many = [...args, '--processes', '8', '--precision', '0.02'];

describe('a prediction', () => {
  it('is the same, to the byte, for the same seed', async () => {
    const [once, again] = await Promise.all([hopwise(many), hopwise(many)]);
    expect(once.code).toBe(0);
    expect(again.stdout).toBe(once.stdout);
  });

  it('is the same in a worker thread as in the main one', async () => {
    const compare = ['compare', '--json', '--precision', '0.05', '--no-cache', '--threads'];
    const [one, two] = await Promise.all([hopwise([...compare, '1']), hopwise([...compare, '2'])]);
    expect(one.code).toBe(0);
    expect(two.stdout).toBe(one.stdout);
  });

  it('follows its seed', async () => {
    const [seed1, seed2] = await Promise.all([hopwise(many), hopwise([...many, '--seed', '2'])]);
    expect(seed2.stdout).not.toBe(seed1.stdout);
  });
});
