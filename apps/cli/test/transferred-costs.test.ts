import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const load = ['--datapath', 'host', '--workload', 'tcp-rr', '--solver', 'analytic'];
const predict = (...args: readonly string[]) => hopwise(['predict', ...load, ...args]);

/** A copy of the data in which one profile has another text somewhere. */
function profileWith(id: string, from: string | RegExp, to: string): string {
  const folder = join(temporaryFolder(), 'data');
  cpSync(join(root, 'data'), folder, { recursive: true });
  const file = join(folder, 'hardware', `${id}.yaml`);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
  return folder;
}

describe('a machine that nothing was fitted on', () => {
  it("is predicted with the reference machine's costs, scaled, and that is said first", async () => {
    const { code, stdout, stderr } = await predict('--hardware', 'ryzen7950x-cx5-25g');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'hopwise: there is no table data/costs/ryzen7950x-cx5-25g.csv; data/costs/cilium2021-100g.csv is used, scaled to this machine\n',
    });
    expect(stdout).toMatch(/Costs: those of cilium2021-100g, scaled to this machine/);
    expect(stdout).toMatch(/^Not compared with any measurement: hardware ryzen7950x-cx5-25g/m);
  });

  it('says so to programs, too, with the fit that the costs come from', async () => {
    const { stdout } = await predict('--hardware', 'ryzen7950x-cx5-25g', '--json');
    const { costs } = outputSchemas.prediction.parse(JSON.parse(stdout));
    expect(costs).toMatchObject({ id: 'cilium2021-100g', kind: 'transferred' });
    const reference = outputSchemas.prediction.parse(JSON.parse((await predict('--json')).stdout));
    expect(costs.parametersFitted).toBe(reference.costs.parametersFitted);
    expect(costs.hash).not.toBe(reference.costs.hash);
  });

  it('scales priors where there is no fit', async () => {
    const folder = profileWith('ryzen7950x-cx5-25g', 'id:', 'id:');
    rmSync(join(folder, 'costs'), { recursive: true });
    const { stderr } = await predict('--hardware', 'ryzen7950x-cx5-25g', '--data-dir', folder);
    expect(stderr).toContain(`${folder}/priors/cilium2021-100g.csv is used, scaled`);
  });

  it('is refused without a scale, or with one relative to a machine that has no costs', async () => {
    const without = profileWith('ryzen7950x-cx5-25g', /^costScale:\n( .*\n)+/m, '');
    expect(
      (await predict('--hardware', 'ryzen7950x-cx5-25g', '--data-dir', without)).stderr,
    ).toMatch(
      /^hopwise: hardware ryzen7950x-cx5-25g has no costs: .* no costScale in its profile\n$/,
    );
    const circular = profileWith('ryzen7950x-cx5-25g', 'reference: cilium2021', 'reference: cai');
    expect(
      (await predict('--hardware', 'ryzen7950x-cx5-25g', '--data-dir', circular)).stderr,
    ).toContain('is relative to cai-100g, which has no costs of its own');
  });
});
