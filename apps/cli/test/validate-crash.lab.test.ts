import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labNodesSchema, labSchema } from '../src/schema/lab.ts';
import { preflightSchema } from '../src/schema/preflight.ts';
import { runSchema } from '../src/schema/run.ts';
import { measuringMissing, withLab } from './lab-missing.ts';
import { hopwise, start } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const id = `cli-${process.pid}-crash`;
const lab = (verb: string, ...options: readonly string[]) =>
  hopwise(['validate', 'lab', verb, ...options]);

const plan = `name: crash
client: a
server: b
datapaths: [{ id: pod, topology: { base: routed } }]
tests: [{ kind: TCP_RR }]
sampling: { seconds: 1, warmUpSeconds: 0, min: 2, max: 2, perVisit: 2 }
allow: [background-load, steal, cpu-quota, governor, pcie-width, conntrack-room]
`;

describe.skipIf(measuringMissing)(withLab('a run that is killed', measuringMissing), () => {
  let inventory = '';
  beforeAll(async () => {
    const up = await lab('up', '--local', '--id', id, '--json');
    inventory = labSchema.parse(JSON.parse(up.stdout)).inventory ?? '';
  });
  afterAll(async () => {
    await lab('down', '--local', '--id', id);
  });
  const left = async (): Promise<readonly string[]> => {
    const status = await lab('status', '--inventory', inventory, '--json');
    return labNodesSchema.parse(JSON.parse(status.stdout)).nodes.flatMap((node) => node.left);
  };

  it('leaves a datapath behind, which the same run removes when it goes on to its end', async () => {
    const folder = temporaryFolder();
    const planFile = join(folder, 'plan.yaml');
    writeFileSync(planFile, plan);
    const files = ['--inventory', inventory, '--plan', planFile];
    const out = join(folder, 'run');
    const child = start(['validate', 'run', ...files, '--out', out]);
    const journal = join(out, 'journal.jsonl');
    const isVisiting = (): boolean =>
      existsSync(journal) && readFileSync(journal, 'utf8').includes('"kind":"visit"');
    await expect.poll(isVisiting, { timeout: 240_000 }).toBe(true);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    expect((await left()).length).toBeGreaterThan(0);

    const preflight = await hopwise(['validate', 'preflight', ...files, '--json']);
    expect(preflightSchema.parse(JSON.parse(preflight.stdout)).isFit).toBe(true);

    const resumed = await hopwise([
      ...['validate', 'run', ...files, '--out', out, '--resume', '--json'],
    ]);
    expect(runSchema.parse(JSON.parse(resumed.stdout))).toMatchObject({
      state: 'finished',
      sampleCount: 2,
    });
    expect(resumed.code).toBe(0);
    expect(await left()).toEqual([]);
  });
});
