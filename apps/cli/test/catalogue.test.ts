import { describe, expect, it } from 'vitest';
import { hopwise } from './launcher.ts';

const linesOf = async (...args: string[]): Promise<readonly string[]> =>
  (await hopwise(['catalogue', ...args])).stdout.split('\n');

describe('the catalogue says of each datapath whether a prediction of it was ever compared', () => {
  it('in the list', async () => {
    const lines = await linesOf();
    const of = (id: string) => lines.find((line) => line.startsWith(`${id} `));
    expect(of('cilium-ebpf')).toMatch(/ a study$/);
    expect(of('sriov-vf')).toMatch(/ no measurement$/);
  });

  it('and on its own page', async () => {
    const warning = 'Nobody has compared a prediction of it with a measurement yet.';
    expect(await linesOf('sriov-vf')).toContain(warning);
    expect(await linesOf('cilium-ebpf')).not.toContain(warning);
  });
});
