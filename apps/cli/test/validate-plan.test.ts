import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDescriptionSchema } from '../src/schema/plan-description.ts';
import { hopwise } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const node = (end: number): string =>
  `{ address: 192.0.2.${end}, keyFile: id, dataInterface: eth1, dataAddress: 198.51.100.${end} }`;
const inventory = `nodes: { a: ${node(1)}, b: ${node(2)} }\n`;
const plan = `name: small
client: a
server: b
datapaths:
  - { id: host, topology: { base: host } }
  - { id: pod-ct, topology: { base: routed, conntrack: on } }
tests: [{ kind: TCP_RR, streams: [1, 4] }]
sampling: { seconds: 2, min: 5, max: 10 }
baseline: { datapath: host }
`;

function files(): readonly string[] {
  const folder = temporaryFolder();
  const [nodes, what] = [join(folder, 'nodes.yaml'), join(folder, 'plan.yaml')];
  writeFileSync(nodes, inventory);
  writeFileSync(what, plan);
  return ['--inventory', nodes, '--plan', what];
}

describe('a plan is described without asking a node', () => {
  it('as text: its size, its time, its order, and what is made on each node', async () => {
    const { code, stdout, stderr } = await hopwise(['validate', 'plan', ...files()]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('2 datapaths x 2 tests = 4 cases, 20 to 40 samples');
    expect(stdout).toContain('first and last: 3 x tcp-rr 1,1 x1 of host');
    expect(stdout).toContain('host, a: nothing');
    expect(stdout).toMatch(/pod-ct, b: .*network namespace hw-RUNp; .*iptables chains/);
  });

  it('as JSON of its schema', async () => {
    const { stdout } = await hopwise(['validate', 'plan', ...files(), '--json']);
    const described = planDescriptionSchema.parse(JSON.parse(stdout));
    expect(described.samples).toEqual({ least: 20, most: 40 });
    expect(described.firstRound.map(({ datapath }) => datapath).toSorted()).toEqual([
      'host',
      'pod-ct',
    ]);
  });

  it('which also the command says that only measures', async () => {
    const bin = join(import.meta.dirname, '../bin/hopwise-validate.js');
    const { stdout } = await hopwise(['plan', ...files()], { bin });
    expect(stdout).toContain('Plan small: a asks, b answers');
  });

  it.each(['plan', 'preflight'])('%s names both files that it lacks', async (verb) => {
    const { code, stderr } = await hopwise(['validate', verb]);
    expect(code).toBe(2);
    expect(stderr).toBe(`\
hopwise: --inventory FILE is missing: the nodes to measure on
hopwise: --plan FILE is missing: what to measure
`);
  });
});
