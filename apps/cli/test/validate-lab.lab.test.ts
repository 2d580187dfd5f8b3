import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labNodesSchema, labSchema } from '../src/schema/lab.ts';
import { labMissing, withLab } from './lab-missing.ts';
import { hopwise } from './launcher.ts';

const labs = '/run/hopwise-lab';
const id = `cli-${process.pid}`;

const lab = (verb: string, ...options: readonly string[]) =>
  hopwise(['validate', 'lab', verb, ...options]);

/** Labs of test processes that ended without removing theirs. */
const abandoned = (): readonly string[] =>
  (existsSync(labs) ? readdirSync(labs) : []).filter((name) => {
    const pid = /^cli-(\d+)$/.exec(name)?.[1];
    return pid !== undefined && !existsSync(join('/proc', pid));
  });

describe.skipIf(labMissing)(withLab('the lab of this machine'), () => {
  beforeAll(async () => {
    for (const name of abandoned()) await lab('down', '--local', '--id', name);
  });
  afterAll(async () => {
    await lab('down', '--local', '--id', id);
  });

  it('goes up, is reached by its inventory, and goes down, leaving nothing', async () => {
    const up = await lab('up', '--local', '--id', id);
    expect(up.stderr).toBe('');
    expect(up.code).toBe(0);
    expect(up.stdout).toContain(`The lab ${id} is up.`);
    const status = await lab('status', '--local', '--id', id, '--json');
    const { state, inventory, nodes } = labSchema.parse(JSON.parse(status.stdout));
    expect(state).toBe('up');
    expect(nodes.map(({ name }) => name)).toEqual(['a', 'b']);
    const left = await lab('status', '--inventory', inventory ?? '', '--json');
    expect(labNodesSchema.parse(JSON.parse(left.stdout)).nodes).toEqual([
      { node: 'a', left: [], removed: false },
      { node: 'b', left: [], removed: false },
    ]);
    const cleaned = await lab('down', '--inventory', inventory ?? '');
    expect(cleaned).toEqual({
      code: 0,
      stdout: 'a: nothing of a run is there\nb: nothing of a run is there\n',
      stderr: '',
    });
    const down = await lab('down', '--local', '--id', id);
    expect(down.stdout).toBe(`The lab ${id} is down: nothing of it is left.\n`);
    expect(existsSync(join(labs, id))).toBe(false);
  });
});
