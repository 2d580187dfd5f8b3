import { datapaths } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise } from './launcher.ts';

/** One datapath of each family, and of each way to hand an skb on. */
const ids = [
  ...new Map(datapaths.toReversed().map(({ family, id }) => [family, id])).values(),
  'cilium-netkit',
  'flannel-wireguard',
  'cilium-ipsec',
  'calico-vpp',
  'host+rps',
].filter((id) => id !== 'host');

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('hopwise diff', () => {
  for (const workload of ['tcp-stream', 'tcp-rr', 'tcp-crr']) {
    for (const solver of ['analytic', 'events']) {
      it(`adds up, and no cost is outside the stages: ${workload}, ${solver}`, async () => {
        for (const id of ids) {
          const args = ['diff', 'host', id, '--workload', workload, '--solver', solver];
          args.push('--kernel', '6.8');
          const { stdout } = await hopwise([...args, '--precision', '0.05', '--json']);
          const { a, b, stages, cpu } = outputSchemas.diff.parse(JSON.parse(stdout));
          for (const end of ['client', 'server'] as const) {
            const parts = sum(stages.filter((s) => s.end === end).map((s) => s.difference));
            const difference = b.cpuPerUnit[end] - a.cpuPerUnit[end];
            // Thirty terms of float64: 1e-9 of the cost itself is far above their rounding.
            expect(Math.abs(parts - difference)).toBeLessThan(1e-9 * b.cpuPerUnit[end]);
            expect(parts + cpu[end].unattributed).toBeCloseTo(difference, 9);
          }
        }
      });
    }
  }

  it('shows what a veth adds and what a peer redirect saves', async () => {
    const { code, stdout } = await hopwise([
      'diff',
      'calico-ebpf',
      'cilium-ebpf',
      '--workload',
      'tcp-rr',
      '--solver',
      'analytic',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ingress +bpfRedirectPeer +added/);
    expect(stdout).toMatch(/ingress +processBacklog +skipped/);
  });
});
